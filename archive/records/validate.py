"""What no record can know alone: that references lead somewhere, and that records agree."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from archive.records.fields import At, Ref, declared
from archive.records.model import NOBODY, Article, Event
from archive.records.problems import Mark, Problems
from archive.records.read import Shelf
from archive.text.near import did_you_mean

T = TypeVar("T")
_Above = dict[str, tuple[str, ...]]
_TYPES = ("person", "organization", "place")
_FOLDER = {"person": "people", "organization": "organizations", "place": "places"}


def validate(shelf: Shelf, problems: Problems) -> None:
    """Check the records against each other; problems are added to ``problems``."""
    for ref in shelf.refs:
        _resolve(ref, shelf, problems)
    for article in shelf.articles.values():
        _check_article(article, problems)
    for event in shelf.events.values():
        _check_event(event, problems)
    _check_circles(shelf, problems)
    _check_old_ids(shelf, problems)
    _check_lists(shelf, problems)


def _resolve(ref: Ref, shelf: Shelf, problems: Problems) -> None:
    family = "entity" if ref.family in _TYPES else ref.family
    known = shelf.known.get(family, {})
    if ref.id not in known:
        if not (ref.family == "entity" and ref.id == NOBODY):
            _unknown(ref, family, known, problems)
    elif ref.family in _TYPES and known[ref.id] != ref.family:
        said = f"“{ref.id}” is a record of {_FOLDER[known[ref.id]]}/; a {ref.family} is needed here"
        problems.add(
            ref.mark, "wrong-entity-type", said, f"name a record of {_FOLDER[ref.family]}/"
        )


def _unknown(ref: Ref, family: str, known: Iterable[str], problems: Problems) -> None:
    near = did_you_mean(ref.id, known)
    kind = "|".join(_TYPES) if ref.family == "entity" else ref.family
    create = f"archive new {kind} {ref.id[:80]}"
    fix = f"did you mean “{near}”? Or create it: {create}" if near else f"create it: {create}"
    problems.add(ref.mark, f"unknown-{family}", f"no {family} has the id “{ref.id[:80]}”", fix)


def _check_article(article: Article, problems: Problems) -> None:
    at = article.at
    if not article.title and not article.derived_title:
        fix = "add title (the source's headline) or derived_title (yours)"
        problems.add(at.mark, "title-missing", "the article has no title", fix)
    if article.title and article.derived_title:
        fix = "remove derived_title; it is for a report without headline"
        problems.add(at.of("derived_title"), "two-titles", "there are two titles", fix)
    if article.body and article.capture:
        mark = Mark(at.mark.path, article.body_line)
        fix = "remove the text here, or remove capture"
        problems.add(mark, "two-texts", "the text stands here, and a capture is named too", fix)
    for name, basis in article.basis.items():
        if (
            getattr(article, name, None) in (None, ()) and name in declared(Article)
        ) or name not in declared(Article):
            near = did_you_mean(name, declared(Article))
            fix = (
                f"did you mean “{near}”?"
                if near and near != name
                else f"remove it, or add “{name}”"
            )
            problems.add(basis.at.mark, "unknown-basis", f"the article has no “{name[:60]}”", fix)
    _check_rights(article, problems)


def _check_rights(article: Article, problems: Problems) -> None:
    rights = article.rights
    if rights.until and not rights.then:
        fix = "add then: full, excerpt, metadata-only or withheld"
        problems.add(rights.at.of("until"), "until-without-then", "nothing says what follows", fix)
    if "withheld" in {rights.display, rights.then} and not rights.reason:
        fix = "add reason: one sentence for the readers"
        problems.add(rights.at.of("display"), "withheld-without-reason", "no reason is given", fix)


def _check_event(event: Event, problems: Problems) -> None:
    if event.date and not event.date_basis:
        fix = "add date_basis: which words of which article say so"
        problems.add(event.at.of("date"), "date-without-basis", "the date has no basis", fix)
    for account in _repeats(event.accounts, lambda account: account.article):
        said = f"{account.article} has an account above"
        problems.add(account.at.of("article"), "repeated-account", said, "put the passages there")


def _repeats(values: Sequence[T], key: Callable[[T], object]) -> Iterator[T]:
    seen: set[object] = set()
    for value in values:
        if key(value) in seen:
            yield value
        seen.add(key(value))


def _check_circles(shelf: Shelf, problems: Problems) -> None:
    events: _Above = {id_: (event.part_of,) for id_, event in shelf.events.items() if event.part_of}
    subjects: _Above = {
        id_: (subject.broader,) for id_, subject in shelf.subjects.items() if subject.broader
    }
    articles = {
        id_: article.based_on for id_, article in shelf.articles.items() if article.based_on
    }
    for name, above, family in (
        ("part_of", events, shelf.events),
        ("broader", subjects, shelf.subjects),
        ("based_on", articles, shelf.articles),
    ):
        for id_ in above:
            _check_circle(id_, name, above, family[id_].at, problems)


def _check_circle(
    id_: str, name: str, above: dict[str, tuple[str, ...]], at: At, problems: Problems
) -> None:
    if id_ in above[id_]:
        problems.add(at.of(name), "self-reference", f"{name} names the record itself", "remove it")
    elif id_ in _all_above(id_, above):
        problems.add(at.of(name), "circle", f"{name} leads back to “{id_}”", "break the circle")


def _all_above(id_: str, above: dict[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(above[id_])
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += above.get(here, ())
    return reached


def _check_old_ids(shelf: Shelf, problems: Problems) -> None:
    """Note old ids that are in use: an address may redirect to one living record only."""
    families: dict[str, dict[str, str]] = {}
    for record in shelf.records():
        family = type(record).__name__.lower()
        taken = families.setdefault(
            family, dict.fromkeys(shelf.known.get(family, {}), "a living record")
        )
        for old in getattr(record, "formerly", ()):
            if old in taken:
                said = f"“{old}” belongs to {taken[old]}"
                problems.add(
                    record.at.of("formerly"), "formerly-taken", said, "remove it here or there"
                )
            taken[old] = f"the old ids of “{record.id}”"


def _check_lists(shelf: Shelf, problems: Problems) -> None:
    for record in shelf.records():
        for name in ("not_same_as", "same_as", "subjects", "formerly", "languages", "archived"):
            values = getattr(record, name, ())
            for value in set(_repeats(values, str)):
                said = f"“{value[:80]}” stands twice in {name}"
                problems.add(record.at.of(name), "repeated-value", said, "remove one of the two")
        if record.id in getattr(record, "not_same_as", ()):
            said = "the record is said to differ from itself"
            problems.add(record.at.of("not_same_as"), "self-reference", said, "remove it")
