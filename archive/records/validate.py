"""What no record can know alone: that references lead somewhere, and that records agree."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from archive.records.circles import Above, circles
from archive.records.fields import Ref, declared
from archive.records.filenames import unified
from archive.records.model import DISPLAYS, NOBODY, Article, Claim, Entity, Event
from archive.records.problems import Mark, Problems
from archive.records.read import slug
from archive.records.shelf import Shelf
from archive.text.near import did_you_mean

T = TypeVar("T")
_TYPES = ("person", "organization", "place")
_ARTICLE = {"person": "a", "organization": "an", "place": "a"}
_WHOLE_LINE = 10_000
_LONGEST_WAY = 12
_FOLDER = {"person": "people", "organization": "organizations", "place": "places"}


def validate(shelf: Shelf, problems: Problems) -> None:
    """Check the records against each other; problems are added to ``problems``."""
    for ref in shelf.refs:
        _resolve(ref, shelf, problems)
    for article in shelf.articles.values():
        _check_article(article, problems)
    for event in shelf.events.values():
        _check_event(event, problems)
    for record in shelf.asking():
        _check_questions(record, problems)
        for question in record.questions:
            for claim in question.claims:
                _check_attribution(claim, shelf, problems)
    _check_circles(shelf, problems)
    _check_old_ids(shelf, problems)
    _check_paths(shelf, problems)
    _check_lists(shelf, problems)


def _resolve(ref: Ref, shelf: Shelf, problems: Problems) -> None:
    family = "entity" if ref.family in _TYPES else ref.family
    known = shelf.known.get(family, {})
    if ref.id not in known:
        free = family in shelf.unread or (ref.family == "entity" and ref.id == NOBODY)
        if not free:
            _unknown(ref, family, known, problems)
    elif ref.family in _TYPES and known[ref.id] != ref.family:
        wanted = f"{_ARTICLE[ref.family]} {ref.family}"
        said = f"“{ref.id}” is {_ARTICLE[known[ref.id]]} {known[ref.id]}; {wanted} is needed here"
        fix = f"name a record of the folder {_FOLDER[ref.family]}"
        problems.add(ref.mark, "wrong-entity-type", said, fix)


def _unknown(ref: Ref, family: str, known: Mapping[str, str], problems: Problems) -> None:
    of_type = [id_ for id_, type_ in known.items() if ref.family in {family, type_}]
    near = did_you_mean(ref.id, of_type)
    called = "person, organization or place" if ref.family == "entity" else ref.family
    create = _create(ref)
    fix = f"did you mean “{near}”? Or {create}" if near else create
    problems.add(ref.mark, f"unknown-{family}", f"no {called} has the id “{ref.id[:80]}”", fix)


def _create(ref: Ref) -> str:
    id_ = slug(ref.id) or "a-short-name"
    if ref.family == "subject":
        return f"add {id_} to subjects.yml"
    kind = "person" if ref.family == "entity" else ref.family
    others = " (or organization, place)" if ref.family == "entity" else ""
    return f"create it: archive new {kind} {id_}{others}"


def _check_article(article: Article, problems: Problems) -> None:
    at = article.at
    if not (article.title or article.derived_title or article.review):
        fix = "add title (the source's headline) or derived_title (one of yours)"
        problems.add(at.mark, "title-missing", "the article has no title", fix)
    if article.title and article.derived_title:
        said = "there is a title and a derived title"
        fix = "remove derived_title, which is for a report without a headline"
        problems.add(at.of("derived_title"), "two-titles", said, fix)
    if article.body and article.capture:
        above = len(article.body) - len(article.body.lstrip())
        line = article.body_line + article.body.count("\n", 0, above)
        said = "a text stands here, and the record names a capture too"
        fix = "remove the text here, or remove capture from the record"
        problems.add(Mark(at.mark.path, line, 0, _WHOLE_LINE), "two-texts", said, fix)
    _check_basis(article, problems)
    _check_rights(article, problems)
    _check_decisions(article, problems)


def _check_basis(article: Article, problems: Problems) -> None:
    fields = declared(Article)
    for name, basis in article.basis.items():
        if name in fields and (getattr(article, name) or name in article.concealed):
            continue
        near = did_you_mean(name, fields)
        fix = f"add {name}, or remove its basis" if name in fields else "remove it"
        fix = f"did you mean “{near}”?" if near and near != name else fix
        said = f"the article has no “{name[:60]}” whose basis could be stated"
        problems.add(basis.at.mark, "unknown-basis", said, fix)


def _check_rights(article: Article, problems: Problems) -> None:
    rights = article.rights
    if rights.until and not rights.then:
        said = "the record does not say what is shown after this day"
        fix = f"add then: with one of {', '.join(DISPLAYS)}"
        problems.add(rights.at.of("until"), "until-without-then", said, fix)
    if "withheld" in {rights.display, rights.then} and not rights.reason:
        name = "display" if rights.display == "withheld" else "then"
        said = "readers are not told why the text is withheld"
        fix = "add reason: with one sentence for them"
        problems.add(rights.at.of(name), "withheld-without-reason", said, fix)


def _check_event(event: Event, problems: Problems) -> None:
    if event.date and not event.date_basis:
        said = "the record does not say where the date comes from"
        fix = "add date_basis: with the words, and the article that has them"
        problems.add(event.at.of("date"), "date-without-basis", said, fix)
    for _, account in _repeats(event.accounts, lambda account: account.article):
        said = f"“{account.article}” has an account above already"
        fix = "put all its passages there, and remove this one"
        problems.add(account.at.of("article"), "repeated-account", said, fix)


def _check_questions(record: Event | Entity, problems: Problems) -> None:
    for _, question in _repeats(record.questions, lambda question: question.id):
        said = f"“{question.id}” is the id of a question above already"
        fix = "put all its claims there, or give this question another id"
        problems.add(question.at.of("id"), "repeated-question", said, fix)
    for question in record.questions:
        for _, claim in _repeats(question.claims, lambda claim: claim):
            said = f"this claim of {claim.article} stands above already"
            problems.add(claim.at.mark, "repeated-value", said, "remove one of the two")


def _check_attribution(claim: Claim, shelf: Shelf, problems: Problems) -> None:
    for link in claim.attributed_to:
        if (link.who is None) == (link.entity is None):
            said, fix = "one of who and entity is needed here", "write who: or entity:, not both"
            problems.add(link.at.mark, "attribution-shape", said, fix)
        elif link.who in shelf.known.get("entity", {}):
            said = f"“{link.who}” is the id of a record, not words for readers"
            fix = f"write {{entity: {link.who}}}"
            problems.add(link.at.of("who"), "attribution-shape", said, fix)


def _check_decisions(article: Article, problems: Problems) -> None:
    for decision in article.reuse:
        if decision.with_ == article.id:
            said = "the decision is about the article and itself"
            problems.add(decision.at.of("with"), "self-reference", said, "name the other article")
    for _, decision in _repeats(article.reuse, lambda decision: decision.with_):
        said = f"a decision about “{decision.with_}” stands above already"
        problems.add(decision.at.of("with"), "repeated-value", said, "keep one of the two")


def _repeats(values: Sequence[T], key: Callable[[T], object]) -> Iterator[tuple[int, T]]:
    """Yield each value that stands further up too, with its index."""
    seen: set[object] = set()
    for index, value in enumerate(values):
        if key(value) in seen:
            yield index, value
        seen.add(key(value))


def _check_circles(shelf: Shelf, problems: Problems) -> None:
    events: Above = {id_: (event.part_of,) for id_, event in shelf.events.items() if event.part_of}
    subjects: Above = {
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
        for id_, way in circles(above):
            mark = family[id_].at.of(name, above[id_].index(way[0]))
            _note_circle(id_, way, name, mark, problems)


def _note_circle(id_: str, way: list[str], name: str, mark: Mark, problems: Problems) -> None:
    if way == [id_]:
        problems.add(mark, "self-reference", f"{name} names the record itself", "remove it")
        return
    told = [id_, *way] if len(way) <= _LONGEST_WAY else [id_, *way[:_LONGEST_WAY], "…", id_]
    said = f"{name} leads back to this record: {' → '.join(told)}"
    problems.add(mark, "circle", said, f"remove {name} from one of these records")


def _check_paths(shelf: Shelf, problems: Problems) -> None:
    """Note paths in the vault that many machines take for one."""
    seen: dict[str, str] = {}
    for article in shelf.articles.values():
        for file in article.files:
            other = seen.setdefault(unified(file.path), file.path)
            if other != file.path:
                said = f"“{file.path}” and “{other}”, which another record names, differ by case or"
                fix = "write one path in both, or rename one of the two files"
                mark = file.at.of("path")
                problems.add(mark, "paths-collide", f"{said} Unicode form only", fix)


def _check_old_ids(shelf: Shelf, problems: Problems) -> None:
    """Note old ids that are in use: an address may redirect to one living record only."""
    families: dict[str, dict[str, str]] = {}
    for record in shelf.records():
        family = type(record).__name__.lower()
        if family not in families:
            families[family] = dict.fromkeys(shelf.known.get(family, {}), "a record that is in use")
        taken = families[family]
        for index, old in enumerate(getattr(record, "formerly", ())):
            if old in taken:
                said = f"the address “{old}” belongs to {taken[old]}"
                mark = record.at.of("formerly", index)
                problems.add(mark, "formerly-taken", said, "remove it here, or there")
            taken[old] = f"the old ids of “{record.id}”"


def _check_lists(shelf: Shelf, problems: Problems) -> None:
    for record in shelf.records():
        for name in ("not_same_as", "same_as", "subjects", "formerly", "languages", "archived"):
            for index, value in _repeats(getattr(record, name, ()), str):
                said = f"“{value[:80]}” stands further up in {name} too"
                mark = record.at.of(name, index)
                problems.add(mark, "repeated-value", said, "remove one of the two")
        for index, other in enumerate(getattr(record, "not_same_as", ())):
            if other == record.id:
                mark = record.at.of("not_same_as", index)
                said = "the record is said to differ from itself"
                problems.add(mark, "self-reference", said, "remove it")
