"""Write the index: documents in, one after the other; small files out."""

import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from archive.search.document import Document, Value
from archive.search.facets import put_days, put_facets
from archive.search.files import Files
from archive.search.inverter import Inverter
from archive.search.lexicon import Lexicon, entries
from archive.search.names import forms, notes
from archive.search.segments import Keyed, merged, read_segment, write_segment
from archive.search.spelling import put_spelling
from archive.search.text import put_text
from archive.search.words import FOLDS, LANGUAGES, LONGEST, STEMS, UMLAUTS, is_arabic, slots

SEGMENT: Final = 8_000_000
"""Places of words after which postings go to the disk: some 90 MB in memory."""


class Writer:
    """An index in the making. Memory stays bounded, whatever the number of documents."""

    def __init__(self, folder: Path, scratch: Path, segment: int = SEGMENT) -> None:
        """Start in ``folder``; segments wait in ``scratch``."""
        self._files, self._scratch, self._segment = Files(folder), scratch, segment
        self._inverter = Inverter()
        self._segments: list[Path] = []
        self._languages: list[str] = []
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._days: list[int | None] = []
        self._values: list[Sequence[int]] = []
        self._number: dict[str, int] = {}

    def add(self, document: Document) -> None:
        """Add the next document; they come in the order of their dates, undated ones last."""
        put_text(self._files, len(self._days), document)
        text = "\n".join([sentence.text for sentence in document.sentences])
        self._inverter.add(slots(document.title), slots(text))
        keys = {f"{field}:{id_}": count for (field, id_), count in document.values.items()}
        self._inverter.add_values(keys)
        self._languages.append(document.language.partition("-")[0])
        self._days.append(document.day)
        known = self._number
        self._values.append(array("I", [known.setdefault(key, len(known)) for key in keys]))
        if self._inverter.places > self._segment:
            self._flush()

    def _flush(self) -> None:
        path = self._scratch / f"segment-{len(self._segments)}"
        write_segment(path, self._noted(self._inverter.take()))
        self._segments.append(path)

    def _noted(self, postings: Iterable[Keyed]) -> Iterator[Keyed]:
        """Note in which languages each word is, while the postings go by."""
        language, spoken = self._languages.__getitem__, set(self._languages)
        for key, held in postings:
            if is_arabic(key):
                self._words["fa"].add(key)  # in reports of other languages too
            elif held.places:
                for one in spoken if len(spoken) == 1 else set(map(language, held.docs)):
                    self._words[one].add(key)
            yield key, held

    def _joined(self) -> Iterable[Keyed]:
        """Return all postings; where all are in memory they need not go to the disk."""
        if not self._segments:
            return list(self._noted(self._inverter.take()))
        self._flush()
        return merged(map(read_segment, self._segments))

    def finish(self, values: Mapping[str, Value]) -> None:
        """Join the segments and write all that remains; ``values`` by key, ``place:tirana``."""
        postings = self._joined()
        files, count = self._files, len(self._days)
        known = {lang: words for lang, words in self._words.items() if lang in LANGUAGES}
        told = notes(known, values.values())
        lexicon = Lexicon(files, count, forms(known), _spoken(known))
        spelt = []
        for key, held, note in entries(postings, told):
            lexicon.add(key, held, note)
            if (held or "called" in note) and ":" not in key:  # a word of a text, or of a name
                spelt.append((key, len(held.docs) if held else 1))
        lexicon.close()
        numbered = put_facets(files, self._values, list(self._number), values)
        put_days(files, self._days)
        put_spelling(files, spelt)
        files.seal(
            {
                "format": 1,
                "documents": count,
                "dated": sum(day is not None for day in self._days),
                "words": lexicon.first,
                "values": numbered,
                "languages": sorted(known),
                "longest": LONGEST,
                "folds": FOLDS,
                "umlauts": UMLAUTS,
                "stems": {lang: rules for lang, rules in STEMS.items() if lang in known},
            }
        )


def _spoken(known: Mapping[str, Container[str]]) -> Callable[[str], str]:
    """Return what tells the languages of a word; in an archive of one language nothing need."""
    if len(known) <= 1:
        return lambda _: ""
    rows = [known[language] for language in sorted(known)]
    return lambda key: f"{sum(1 << number for number, row in enumerate(rows) if key in row):x}"


def write_index(documents: Iterable[Document], values: Iterable[Value], folder: Path) -> None:
    """Write the index of some documents under ``folder``. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="cuttings-") as scratch:
        writer = Writer(folder, Path(scratch))
        for document in documents:
            writer.add(document)
        writer.finish({f"{value.field}:{value.id}": value for value in values})
