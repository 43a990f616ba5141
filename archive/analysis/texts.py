"""From records to readings: every text read, every name looked for; else from findings."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from archive.analysis.names import Lexicon, Name
from archive.analysis.quotes import locate
from archive.analysis.reading import Reading, capture_name, passages_of, read_text
from archive.analysis.recall import Known, from_findings
from archive.analysis.redacted import (
    at_the_door,
    digests,
    explained,
    learn_kept_names,
    quoted_places,
)
from archive.analysis.versions import changes_of
from archive.records.blanks import MARK
from archive.records.memo import Taking, afresh
from archive.records.model import Article, Entity, Quote
from archive.records.problems import Problem, Problems
from archive.records.redacted_words import naming
from archive.records.shelf import Shelf
from archive.records.vault import Vault
from archive.text.fold import fold_name

Watch = Callable[[Collection[Article], str], Iterable[Article]]


def read_texts(
    shelf: Shelf, vault: Vault, problems: Problems, watch: Watch, take: Taking = afresh
) -> dict[str, Reading]:
    """Return the reading of every article, from its text or from its findings."""
    learn_kept_names(shelf, vault, problems)
    named = [entity for entity in shelf.entities.values() if not entity.redacted]
    lexicon = lexicon_of(named, problems, take)
    quoted = cache(lambda: quoted_places(shelf))  # only redacted texts need it
    named_by = cache(lambda: naming(shelf))  # likewise
    known = cache(lambda: Known.of(shelf))  # only texts that are not here need it
    readings = {}
    for article in watch(shelf.articles.values(), "names"):
        held, wrong = take(_held, article, f"{vault.root or ''}", vault.stamp_of(article))
        problems.found |= wrong
        if held is not None:
            text, blanks = at_the_door(article, held, shelf, problems, named_by)
            reading, found = take(_read, article, text, lexicon)
            problems.found |= found
            if blanks:
                before = digests(held, blanks, quoted().get(article.id, ()))
                reading = replace(reading, blanks=blanks, before=before)
            _verify_translated(article, reading, problems)
        elif article.capture and vault.root is None:
            reading = from_findings(article, shelf.content, known(), problems)
        else:
            name = capture_name(article)
            passages = passages_of(article, None, problems) if article.capture else ()
            reading = Reading(article.id, name, None, passages, (), ())
        reading = explained(reading, article, shelf) if reading.blanks else reading
        if article.versions:
            changes = changes_of(article, reading, shelf.redaction, vault, problems)
            reading = replace(reading, changes=changes)
        readings[article.id] = take.same(article.id, reading)
    return readings


def _held(article: Article, root: str, _stamp: Sequence[int]) -> tuple[str | None, set[Problem]]:
    """Return the text of an article from its own file, or from the vault at ``root``."""
    noted = Problems()
    return Vault(Path(root) if root else None).text_of(article, noted), noted.found


def _read(article: Article, text: str, lexicon: Lexicon) -> tuple[Reading, set[Problem]]:
    noted = Problems()
    return read_text(article, text, lexicon, noted), noted.found


def lexicon_of(entities: Iterable[Entity], problems: Problems, take: Taking = afresh) -> Lexicon:
    """Return all names of all entities; names that two entities share are noted for review."""
    held = list(entities)
    for entity in held:
        _check_repeats(entity, problems)
    lexicon = take(Lexicon, tuple(name for entity in held for name in take(_names, entity)))
    by_id = {entity.id: entity for entity in held}
    for group in lexicon.shared():
        first, *others = sorted({name.entity for name in group if name.entity})
        for id_ in others:
            form = next(name.form for name in group if name.entity == id_)
            _note_shared(by_id[id_], form, first, problems)
    return lexicon


def _check_repeats(entity: Entity, problems: Problems) -> None:
    seen = {fold_name(form) for form in (entity.name, *entity.names.values())}
    for alias in entity.aliases:
        key = fold_name(alias.form)
        if key in seen:
            said = f"“{alias.form}” counts as the same as a name above"
            problems.add(alias.at.of("form"), "repeated-alias", said, "remove one of the two")
        seen.add(key)


def _note_shared(entity: Entity, form: str, other: str, problems: Problems) -> None:
    field = "names" if form in entity.names.values() else "name"
    mark = next((a.at.of("form") for a in entity.aliases if a.form == form), entity.at.of(field))
    said = f"“{form}” is a name of “{other}” too, so it links to neither"
    fix = "give it only_with: [a longer form that the text has too], or decide in the article"
    problems.add(mark, "ambiguous-alias", said, fix)


def _names(entity: Entity) -> tuple[Name, ...]:
    whole = (form for form in (entity.name, *entity.names.values()) if MARK not in form)
    names = [Name(form, entity.id) for form in whole]  # others hold a redacted one
    for alias in entity.aliases:
        names.append(Name(alias.form, entity.id, alias.case, alias.only_with))  # type: ignore[arg-type]
        names += [Name(phrase, None) for phrase in alias.not_in]
    return tuple(names)


def _verify_translated(article: Article, reading: Reading, problems: Problems) -> None:
    """Verify that each translation is one of the words that it names."""
    for version in article.translations:
        start, end, digest = version.start, version.end, version.sha256
        words = Quote(start=start, end=end, sha256=digest, at=version.at)
        locate(words, reading, problems, line=article.body_line)
