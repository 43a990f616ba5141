"""Names that a language model finds: an optional extra, which nothing else depends on.

The user installs spaCy and a model; neither is part of the archive, and nothing is downloaded. What
a model finds only adds proposals.
"""

import importlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from archive.analysis.reading import Reading
from archive.intake.names.found import Found
from archive.intake.names.parts import Type

_TYPES: Final[dict[str, Type]] = {
    "PERSON": "person", "PER": "person", "ORG": "organization",
    "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
"""The labels of spaCy's models (OntoNotes, WikiNER), as the types of entities."""


class ModelError(Exception):
    """The model cannot be used; the message says what to do."""


def finder_of(model: str) -> Callable[[Reading], tuple[Found, ...]]:
    """Return what finds names with a spaCy model that the user installed. Raises ModelError."""
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError as error:
        said = "spaCy is not installed here: pip install spacy, or leave out --spacy"
        raise ModelError(said) from error
    try:
        nlp = spacy.load(model)
    except OSError as error:
        said = f"there is no model {model} here: python -m spacy download {model}"
        raise ModelError(said) from error

    def find(reading: Reading) -> tuple[Found, ...]:
        return tuple(_names(nlp, reading, model))

    return find


def _names(nlp: Any, reading: Reading, model: str) -> Iterator[Found]:  # noqa: ANN401 - has no types
    text = reading.text or ""
    for passage in reading.published:
        for entity in nlp(text[passage.start : passage.end]).ents:
            type_ = _TYPES.get(entity.label_)
            if type_ and entity.text.strip():
                yield Found(
                    start=passage.start + entity.start_char,
                    end=passage.start + entity.end_char,
                    type=type_,
                    rule=f"found by the model {model}",
                )
