"""An index says of any documents what can be read off them, however it was written."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search import lexicon, places, spelling
from archive.search.document import Document, Value
from archive.search.inverter import WIDE
from archive.search.keys import front_coded, order
from archive.search.words import Slot, is_pair, slots
from tests.unit.indexes import IN_TITLE, Index, bytes_of, document, keys_of, written

WORDS: Final = (
    "port", "ports", "Port", "a", "U.S.", "sea-port", "Möller", "Moeller", "می\u200cشود", "بندر",
    "٣", "\U00010330", "\U00010330a", "\uff5a", "ﬁn", "x" * 50, "\ue000", "'", "\ud800", "\0",
)  # fmt: skip
VALUES: Final = [
    Value("place", "port", "Port", "places/port/", ("Port", "Sea port")),
    Value("person", "moller", "Möller", "people/moller/", ("Möller", "a")),
    Value("subject", "work", "Work", ""),
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
documents = st.lists(
    st.builds(
        document,
        text=texts,
        title=texts,
        language=st.sampled_from(["en", "de", "fa-IR", "ja"]),
        values=st.dictionaries(
            st.sampled_from([(v.field, v.id) for v in VALUES]), st.integers(1, 9)
        ),
        day=st.integers(1, 3) | st.none(),
    ),
    max_size=12,
)
Terms = dict[str, list[tuple[int, bool, list[int]]]]


@settings(max_examples=30)
@given(documents)
def test_every_term_has_its_documents_and_places(given_: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        index = written(Path(folder), given_)
    assert found(index) == expected(given_)


@settings(max_examples=30)
@given(documents, st.integers(0, 12))
def test_segments_joined_are_the_bytes_of_a_single_build(
    given_: list[Document], segment: int
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        written(Path(one), given_, VALUES)
        index = written(Path(other), given_, VALUES, segment)
        assert bytes_of(index.folder) == bytes_of(Path(one))


@settings(max_examples=30)
@given(documents)
def test_tiny_files_say_the_same(given_: list[Document]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other, tiny():
        index = written(Path(one), given_, VALUES)
        assert found(index) == expected(given_)
        assert [key for shard in index.shards for key in shard] == sorted(index.lists, key=order)
        check_routes(index)
        written(Path(other), given_, VALUES)
        assert bytes_of(Path(one)) == bytes_of(Path(other))


@settings(max_examples=30)
@given(documents)
def test_every_value_has_its_documents(given_: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        index = written(Path(folder), given_, VALUES)
    for value in VALUES:
        key = (value.field, value.id)
        having = [number for number, one in enumerate(given_) if key in one.values]
        assert [doc for doc, _ in index.lists[":".join(key)]] == having


@given(st.sets(st.text(st.sampled_from("ab\uff5a\U00010330ی :"), max_size=5)))
def test_keys_are_read_back_as_they_were(keys: set[str]) -> None:
    ranked = sorted(keys, key=order)
    assert ranked == sorted(keys, key=lambda key: key.encode("utf-16-be"))
    assert keys_of(front_coded(ranked)) == ranked


def expected(given_: Sequence[Document]) -> Terms:
    """Read off documents which hold each term, whether in the title, and where."""
    terms: defaultdict[str, list[tuple[int, bool, list[int]]]] = defaultdict(list)
    for number, one in enumerate(given_):
        title, text = slots(one.title), slots("\n".join(part.text for part in one.sentences))
        here: defaultdict[str, list[int]] = defaultdict(list)
        for place, slot in [*enumerate(title, 1), *enumerate(text, 3 + len(title))]:
            for term in [slot] if isinstance(slot, str) else slot:
                here[term].append(place + (WIDE if wide(term, slot) else 0))
        for term, at in here.items():
            titled = any(place % WIDE <= len(title) for place in at)
            terms[term].append((number, titled, sorted(at)))
    return dict(terms)


def wide(term: str, slot: str | Slot) -> bool:
    """Tell whether a term at a place is two words of the text as one."""
    return not isinstance(slot, str) and is_pair(slot) and term == slot[-1]


def found(index: Index) -> Terms:
    """Return the same of an index."""
    return {
        key: [
            (doc, level >= IN_TITLE, at)
            for (doc, level), at in zip(index.lists[key], where, strict=True)
        ]
        for key, where in index.places.items()
    }


def check_routes(index: Index) -> None:
    """Tell that the manifest leads to the shard of each key."""
    firsts = [order(first) for first in index.manifest["words"]]
    for number, shard in enumerate(index.shards):
        for key in shard:
            assert max(at for at, first in enumerate(firsts) if first <= order(key)) == number


class tiny:  # noqa: N801 - reads as a verb's complement
    """Files so small that every few keys begin a new one."""

    SIZES: Final = (
        (lexicon, "LARGER", ()),
        (lexicon, "SHARD", 30),
        (lexicon, "LONG", 2),
        (places, "FULL", 3),
        (spelling, "SHARD", 9),
    )

    def __enter__(self) -> None:
        self._were = [getattr(module, name) for module, name, _ in self.SIZES]
        for module, name, size in self.SIZES:
            setattr(module, name, size)

    def __exit__(self, *_: object) -> None:
        for size, were in zip(self.SIZES, self._were, strict=True):
            setattr(size[0], size[1], were)
