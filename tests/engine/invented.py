"""Small archives of invented reports, as the index is given them."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from archive.search.document import COPY, Document, Sentence, Value
from archive.search.writer import write_index

LABELS: Final = {
    "source": ("The Harbour Post", "Elling Wire", "Post of the Port"),
    "kind": ("newspaper", "news agency"),
    "language": ("English", "German"),
    "subject": ("Strikes", "Ports and Harbours", "War"),
    "person": ("Lena Morav", "Ada Quill", "Morav Quill"),
    "organization": ("Dock Board", "Port Police"),
    "place": ("Elling", "Köln", "Old Port"),
    "event": ("Strike at Elling", "The Siege of the Old Port"),
}


def id_of(label: str) -> str:
    """Return the id of a value."""
    return label.lower().replace(" ", "-").replace("ö", "o")


VALUES: Final = (
    *(
        Value(field, id_of(label), label, f"{field}s/{id_of(label)}/", (label,))
        for field, labels in LABELS.items()
        for label in labels
    ),
    Value(COPY, "yes", "", "", ("",)),
)


def sentence(text: str, language: str = "en", *, ours: bool = False) -> Sentence:
    """Return a sentence as a document has it."""
    return Sentence(
        text, "" if ours else "s1", language, "rtl" if language == "fa" else "ltr", ours
    )


def document(
    article: str,
    title: str = "",
    texts: Iterable[str] = (),
    *,
    day: dt.date | None = None,
    language: str = "en",
    values: Mapping[tuple[str, str], int] | None = None,
) -> Document:
    """Return a document of The Harbour Post."""
    return Document(
        article=article,
        address=f"articles/{article}/",
        title=title,
        quoted=True,
        source="The Harbour Post",
        date=day.isoformat() if day else "",
        when=day.isoformat() if day else "",
        day=day.toordinal() if day else None,
        language=language,
        sentences=tuple(sentence(text, language) for text in texts),
        values=values or {},
    )


_NUMBERS: Final = itertools.count()


def indexed(below: Path, documents: Sequence[Document], values: Iterable[Value] = VALUES) -> Path:
    """Write the index of some documents to a folder of its own."""
    folder = below / str(next(_NUMBERS))
    write_index(documents, values, folder)
    return folder


SMALL: Final[Mapping[str, object]] = {
    "lexicon.SHARD": 60,
    "lexicon.LARGER": (),
    "lexicon.LONG": 2,
    "places.FULL": 8,
    "spelling.SHARD": 40,
}


@contextmanager
def small_files() -> Iterator[None]:
    """Make every file of an index small, so that few documents fill many."""
    with ExitStack() as stack:
        for name, size in SMALL.items():
            stack.enter_context(patch(f"archive.search.{name}", size))
        yield
