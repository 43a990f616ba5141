"""What an archive knows that a document may speak of, by the names that stand for one only."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from archive.intake.accession.publishers import Publishers
from archive.records.model import Entity
from archive.records.shelf import Shelf
from archive.text.fold import fold_name


@dataclass(frozen=True, slots=True)
class House:
    """Sources, places and subjects by name; people and reports by id.

    ``source`` is who published, and ``display`` what may be shown, as the person says who gives
    the documents.
    """

    publishers: Publishers
    places: Mapping[str, str]
    subjects: Mapping[str, str]
    people: frozenset[str]
    has_article: Callable[[str], bool]
    source: str | None = None
    display: str | None = None

    @classmethod
    def of(cls, shelf: Shelf, source: str | None = None, display: str | None = None) -> "House":
        """Return what the records of an archive know."""
        entities = shelf.known.get("entity", {})
        subjects = shelf.subjects.values()
        return cls(
            Publishers.of(shelf.sources.values(), shelf.known.get("source", {})),
            _by_name(
                (name, place.id)
                for place in shelf.entities.values()
                if place.type == "place"
                for name in _names(place)
            ),
            _by_name((name, one.id) for one in subjects for name in (one.name, one.id)),
            frozenset(id_ for id_, type_ in entities.items() if type_ == "person"),
            shelf.articles.__contains__,
            source,
            display,
        )


def key(name: str) -> str:
    """Return under what a name is kept: case and form of letters make no difference."""
    return fold_name(name).casefold()


def _names(entity: Entity) -> Iterable[str]:
    aliases = (alias.form for alias in entity.aliases)
    return (entity.name, *entity.names.values(), *aliases, entity.id)


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the ids by name; a name that two have means neither."""
    ids: dict[str, set[str]] = {}
    for name, id_ in pairs:
        ids.setdefault(key(name), set()).add(id_)
    return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}
