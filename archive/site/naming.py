"""The naming table: which source calls a thing what, how often, and first where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from archive.analysis.claims import Answer
from archive.analysis.coverage import Coverage
from archive.analysis.naming import Form, Usage, naming
from archive.analysis.order import by_date
from archive.analysis.reading import Mention
from archive.analysis.values.stated import Label
from archive.records.model import Article, Entity
from archive.site.catalogue import View, date_of
from archive.text.fold import fold_form

GRID: Final = 6
"""The most sources that stand as columns; of more, each form lists those that use it."""


@dataclass(frozen=True, slots=True)
class Used:
    """One source's use of a form: how often, and the report that has it first."""

    source: str
    count: int
    href: Markup
    date: str


@dataclass(frozen=True, slots=True)
class Word:
    """A form, who uses it (column by column), and whether it stands in quotation marks."""

    words: str
    quoted: bool
    lang: str | None
    total: int
    uses: list[Used | None]


@dataclass(frozen=True, slots=True)
class Naming:
    """The naming table of one record. ``sources`` come by the date of their first report."""

    sources: list[str]
    words: list[Word]

    @property
    def is_grid(self) -> bool:
        """Whether sources stand as columns."""
        return len(self.sources) <= GRID

    @property
    def has_quoted(self) -> bool:
        """Whether some form stands in quotation marks."""
        return any(word.quoted for word in self.words)


@dataclass(frozen=True, slots=True)
class _Named:
    """Where a thing is named: mentions by article, and labels as a person found them."""

    mentions: Mapping[str, Sequence[Mention]]
    labels: Sequence[Answer]
    view: View
    record: Mapping[str, tuple[str, str | None]]

    def articles(self) -> dict[str, Article]:
        """Return the reports that name it, by date."""
        ids = dict.fromkeys([*self.mentions, *(answer.claim.article for answer in self.labels)])
        articles = {id_: self.view.archive.articles[id_] for id_ in ids}
        return by_date(articles, lambda article: article.published) if self.labels else articles

    def forms(self, articles: Mapping[str, Article]) -> list[Form]:
        """Return the forms in use, those of the record as it spells them."""
        spelt = {same: form for same, (form, _) in self.record.items()}
        return naming(self.mentions, self.labels, articles, spelt, self.view.may_read)

    def language(self, form: Form) -> str | None:
        """Return the language of a form: as recorded, else of the passage that has it first.

        None for plain letters, which need none.
        """
        if form.words.isascii():
            return None
        if fold_form(form.words) in self.record:
            return self.record[fold_form(form.words)][1]
        article = next(iter(form.by_source.values())).first
        reading, same = self.view.archive.readings[article.id], fold_form(form.words)
        at = (start for words, start in self._uses(article.id, form) if fold_form(words) == same)
        passage = reading.passage_at(next(at, -1))
        return passage.lang if passage else article.language

    def _uses(self, article: str, form: Form) -> Iterator[tuple[str, int]]:
        """Yield the names or labels in an article, each with its place."""
        if not form.label:
            yield from ((m.form, m.start) for m in self.mentions.get(article, ()))
        for answer in self.labels if form.label else ():
            if isinstance(answer.value, Label) and answer.claim.article == article:
                yield answer.value.words, answer.span.start


def entity_naming(entity: Entity, view: View) -> Naming | None:
    """Return the naming table of an entity; None where no report names it."""
    mentions = view.archive.mentions.get(entity.id, {})
    labels = _labels(view.archive.coverage.get(("entity", entity.id)))
    pejorative = {fold_form(alias.form) for alias in entity.aliases if alias.kind == "pejorative"}
    return _table(_Named(mentions, labels, view, _forms_of(entity)), pejorative)


def event_naming(found: Coverage | None, view: View) -> Naming | None:
    """Return the naming table of an event: the labels that answer what it is called."""
    return _table(_Named({}, _labels(found), view, {}), set())


def _labels(found: Coverage | None) -> list[Answer]:
    rows = (row for row in found.rows if row.question.naming) if found else ()
    return [answer for row in rows for answer in row.answers if isinstance(answer.value, Label)]


def _forms_of(entity: Entity) -> dict[str, tuple[str, str | None]]:
    """Return the forms of a name by ``fold_form``, each with its language where recorded."""
    aliases = ((alias.form, alias.lang) for alias in entity.aliases)
    forms = (*aliases, *((form, lang) for lang, form in entity.names.items()), (entity.name, None))
    return {fold_form(form): (form, lang) for form, lang in forms}


def _table(named: _Named, pejorative: set[str]) -> Naming | None:
    articles = named.articles()
    forms = _once(named.forms(articles))
    using = {source for form in forms for source in form.by_source}
    sources = [s for s in dict.fromkeys(a.source for a in articles.values()) if s in using]
    words = [_word(form, sources, pejorative, named) for form in forms]
    names = named.view.archive.sources
    return Naming([names[id_].name for id_ in sources], words) if words else None


def _once(forms: Sequence[Form]) -> list[Form]:
    """Return forms without the labels that are names too: their uses are counted with the names."""
    names = {fold_form(form.words) for form in forms if not form.label}
    return [form for form in forms if not form.label or fold_form(form.words) not in names]


def _word(form: Form, sources: Sequence[str], pejorative: set[str], named: _Named) -> Word:
    quoted = form.label or fold_form(form.words) in pejorative
    uses = [
        _used(source, form.by_source[source], named.view) if source in form.by_source else None
        for source in sources
    ]
    return Word(form.words, quoted, named.language(form), form.total, uses)


def _used(source: str, usage: Usage, view: View) -> Used:
    name, href = view.archive.sources[source].name, view.href("article", usage.first.id)
    return Used(name, usage.count, href, date_of(usage.first))
