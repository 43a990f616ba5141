"""What the audience may read, as documents and values of the index.

Words reach the index through this module only. A withheld article does not; of one whose text may
not be shown there is what its page says in any case: headline, our abstract, whom it names.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from archive.analysis.archive import Archive, sources_of
from archive.analysis.reading import Reading, direction
from archive.analysis.sentences import sentences
from archive.records.dates import say
from archive.records.model import Article, Entity
from archive.search.document import COPY, Document, Sentence, Value
from archive.text.escape import one_line, showable, title

Address = Callable[[str, str], str]
"""Kind and id of a record -> the address of its page, relative to the site's root."""
_OURS = "en"  # the language of what the archive itself writes


def documents(archive: Archive, address: Address) -> Iterator[Document]:
    """Yield the articles that the audience may know of, by date, and what it may read of each."""
    for article in archive.articles.values():
        if archive.displays[article.id] != "withheld":
            yield _document(article, archive, address)


def _document(article: Article, archive: Archive, address: Address) -> Document:
    date = article.published
    return Document(
        article=article.id,
        address=address("article", article.id),
        title=title(article.heading),
        quoted=article.title is not None,
        source=title(archive.sources[article.source].name),
        date=str(date) if date else "",
        when=say(date) if date else "",
        day=date.anchor.toordinal() if date and date.anchor < dt.date.max else None,
        language=article.language,
        sentences=tuple(_sentences(article, archive)),
        values=_values_of(article, archive),
    )


def _sentences(article: Article, archive: Archive) -> Iterator[Sentence]:
    """Yield what may be read of a report, then the words of the archive on it."""
    if archive.may_read(article.id):
        reading = archive.readings[article.id]
        yield from _written(reading, _line(article.heading))
        for version in article.translations:
            passage = reading.passage_at(version.start)
            anchor = f"z{passage.start}" if passage else ""
            yield from _ours(version.text, version.language, anchor)
    if article.abstract:
        yield from _ours(article.abstract, _OURS, "")


def _written(reading: Reading, headline: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; a headline that is the title stands in the index as title."""
    for start, end, index in reading.sentences:
        passage, line = reading.passages[index], _line(reading.words(start, end))
        if passage.zone != "headline" or line != headline:
            yield Sentence(line, f"s{start}", passage.lang, passage.dir)


def _ours(text: str, language: str, anchor: str) -> Iterator[Sentence]:
    for start, end in sentences(text, 0, len(text)):
        yield Sentence(_line(text[start:end]), anchor, language, direction(language), ours=True)


def _line(text: str) -> str:
    return one_line(showable(text))


def _values_of(article: Article, archive: Archive) -> dict[tuple[str, str], int]:
    """Return what an article can be found by -> how often it names it."""
    found = {("language", tag): 1 for tag in archive.languages_of(article.id)}
    for id_ in sources_of(article):
        found["source", id_] = found["kind", _kind_id(archive.sources[id_].kind)] = 1
    found |= {("subject", id_): 1 for id_ in article.subjects}
    for id_ in archive.named_in.get(article.id, ()):
        found[archive.entities[id_].type, id_] = len(archive.mentions[id_][article.id])
    if article.id in archive.copies:
        found[COPY, "yes"] = 1
    found |= {("event", told.event.id): 1 for told in archive.reports_in.get(article.id, ())}
    return found


def values(archive: Archive, address: Address) -> Iterator[Value]:
    """Yield every value with all of its names, also those that no article has."""
    for source in archive.sources.values():
        page, names = address("source", source.id), (source.name, *source.alternate_names)
        yield Value("source", source.id, title(source.name), page, names)
    for kind in sorted({source.kind for source in archive.sources.values()}):
        yield Value("kind", _kind_id(kind), kind, "", (kind,))
    yield Value(COPY, "yes", "", "", ("",))  # no word finds it: it only ever excludes
    tags = {tag for article in archive.articles for tag in archive.languages_of(article)}
    for tag in sorted(tags):
        name, own = _language(tag)
        yield Value("language", tag, name, address("language", tag), (name, own))
    for subject in archive.subjects.values():
        page = address("subject", subject.id)
        yield Value("subject", subject.id, title(subject.name), page, (subject.name,))
    for entity in archive.entities.values():
        page = address(entity.type, entity.id)
        yield Value(entity.type, entity.id, title(entity.name), page, _names(entity))
    for event in archive.events.values():
        page = address("event", event.id)
        yield Value("event", event.id, title(event.name), page, (event.name,))


def _names(entity: Entity) -> tuple[str, ...]:
    """Return all forms of a name: pejorative and misspelt ones find, and are shown by no result."""
    aliases = (alias.form for alias in entity.aliases)
    return (entity.name, *entity.names.values(), *aliases, *entity.misspellings)


def _kind_id(kind: str) -> str:
    return kind.replace(" ", "-")


def _language(tag: str) -> tuple[str, str]:
    """Return the name of a language in English and in itself (Unicode CLDR); else its tag."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - not needed for a check

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag, tag
    return locale.get_display_name(_OURS) or tag, locale.get_display_name() or tag
