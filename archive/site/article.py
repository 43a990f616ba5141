"""The page of an article: its facts, our summary, its text as far as it may be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from archive.analysis.quotes import Span
from archive.analysis.reading import Passage, Reading, direction
from archive.records.model import Article, Author
from archive.site import markup
from archive.site.answers import asked
from archive.site.catalogue import TAKEN_DOWN, View, date_of
from archive.site.excerpt import quoted, shown_of
from archive.site.page import Fact, Page, in_role, listed, make, outward, panel
from archive.site.pictures import picture_of
from archive.site.shared import outlined, shares
from archive.site.versions import versions
from archive.text.escape import markdown

_NAMED = "not shown: its name holds a redacted one"
_GUESSED = "not shown: with it, a guess at the redacted words could be checked"
_GROUPS = {"person": "People", "organization": "Organizations", "place": "Places"}


@dataclass(frozen=True, slots=True)
class Row:
    """One passage of a text that is not shown: where it stands, whom it names, what it reports."""

    start: int
    place: str
    names: Markup
    events: Markup
    words: Markup | None = None


def article_page(article: Article, view: View) -> Page:
    """Return the page of one article; a tombstone when it is withheld."""
    if view.is_withheld(article.id):
        return make(view, "withheld.md", "article", view.title(article), article=article)
    reading = view.archive.readings[article.id]
    display = view.archive.displays[article.id]
    quotes = quoted(view.archive, article.id)
    shown = view.may_read(article.id)
    return make(
        view,
        "article.md",
        "article",
        view.title(article),
        article=article,
        kicker=f"Report · {view.byline(article)}",
        facts=_facts(article, view),
        direction=direction(article.language),
        text=_text(article, reading, quotes, view) if shown else None,
        picture=picture_of(article, view.archive) if shown else None,
        outline=[] if shown else list(_outline(article, reading, quotes, view)),
        why=_why(article, display, reading),
        reports=view.archive.reports_in.get(article.id, ()),
        asked=asked(view.archive).get(("article", article.id), ()),
        shares=shares(article, view),
        versions=versions(article, view) if article.versions else (),
        names=_names(article, view),
        provenance=_provenance(article, reading),
        redacted=Counter((blank.by, blank.why) for blank in reading.blanks),
        removed=[zone for zone in reading.passages if zone.zone == "chrome"],
    )


def tombstone_page(article: Article, view: View) -> Page:
    """Return what stays of a report that was taken down: source, date and reason."""
    return make(view, "takedown.md", "article", TAKEN_DOWN, article=article)


def _text(article: Article, reading: Reading, quotes: list[Span], view: View) -> Markup:
    after = _translations(article, reading)
    return markup.report(reading, quotes, view.entity_link, lang=article.language, after=after)


def _translations(article: Article, reading: Reading) -> Mapping[int, Markup]:
    made: dict[int, Markup] = {}
    for version in article.translations:
        passage = reading.passage_at(version.start)
        if passage:
            aside = (
                f'<aside class="translation" data-ui lang="en" dir="ltr"><p class="by">Translation '
                f"({version.language}) by {markdown(version.translator)}</p>"
                f'<p lang="{version.language}">{markdown(version.text)}</p></aside>'
            )
            made[passage.start] = made.get(passage.start, Markup("")) + Markup(aside)
    return made


def _outline(article: Article, reading: Reading, quotes: list[Span], view: View) -> Iterator[Row]:
    """Yield the passages of a text that is not shown; of an excerpt the quoted words too."""
    excerpt = view.archive.displays[article.id] == "excerpt" and reading.text is not None
    named: dict[int, dict[str, int]] = {}
    for mention in reading.mentions:
        names = named.setdefault(reading.sentences[mention.sentence].passage, {})
        names[mention.entity] = names.get(mention.entity, 0) + 1
    for index, passage in enumerate(reading.passages):
        if passage.zone == "chrome":
            continue
        said = _excerpts(view, article.id, passage, quotes) if excerpt else None
        events = _told_in(article, passage, view)
        if passage.start in outlined(view.archive, article.id):
            links = listed(_counted(view.entity(id_), n) for id_, n in named.get(index, {}).items())
            yield Row(passage.start, passage.place, links, events, said)


def _told_in(article: Article, passage: Passage, view: View) -> Markup:
    """Return links to the events that a passage reports."""
    events = {
        report.event.id: report.event.name
        for report in view.archive.reports_in.get(article.id, ())
        if any(passage.start <= span.start < passage.end for span in report.spans)
    }
    return listed((view.anchor("event", id_, name) for id_, name in events.items()), "; ")


def _excerpts(view: View, id_: str, passage: Passage, quotes: list[Span]) -> Markup:
    reading, shown = view.archive.readings[id_], shown_of(view.archive, id_)
    inside = [span for span in quotes if passage.start <= span.start < passage.end]
    outer = [
        s
        for s in inside
        if not any(o != s and o.start <= s.start and s.end <= o.end for o in inside)
    ]
    return Markup("").join(
        Markup('<q id="c{}-{}" lang="{}" dir="{}" data-untrusted>“{}”</q> ').format(
            span.start, span.end, passage.lang, passage.dir, markup.words(reading, span, most)
        )
        for span in outer
        if (most := shown[span.start, span.end])
    )


def _counted(name: Markup, number: int) -> Markup:
    return name if number == 1 else name + f" ×{number}"


def _why(article: Article, display: str, reading: Reading) -> str:
    """Return why the text is not shown, in one sentence for readers; nothing when it is."""
    if display == "full":
        return (
            ""
            if reading.text
            else "The words of this report were not at hand when the site was built."
        )
    holder = article.rights.holder or "the publisher"
    if display == "excerpt":
        return f"Only passages quoted by the archive are shown: the rights belong to {holder}."
    return (
        f"The words of this report are not shown: the rights belong to {holder}. The archive"
        " shows what it knows of the report, who is named in it and where."
    )


def _facts(article: Article, view: View) -> Markup:
    def fact(term: str, name: str, value: object) -> Fact | None:
        return Fact(term, value, article.basis.get(name)) if value else None

    return panel(
        fact("Source", "source", view.source(article.source)),
        fact("Republished by", "via", view.source(article.via) if article.via else None),
        fact("Agency", "agency", view.source(article.agency) if article.agency else None),
        fact("Credited", "authors", listed(_author(a, article, view) for a in article.authors)),
        fact(
            "Dateline",
            "dateline",
            _theirs(article.dateline.text, article) if article.dateline else None,
        ),
        Fact("Published", date_of(article), article.basis.get("published")),
        fact("Language", "language", article.language),
        fact("Original", "url", _addresses(article, "url", article.url)),
        fact("Archived copy", "archived", _addresses(article, "archived", *article.archived)),
        fact("Subjects", "subjects", _subjects(article, view)),
        fact("Based on", "based_on", _based_on(article, view)),
        fact(
            "Rights",
            "rights",
            outward(article.rights.statement) if article.rights.statement else None,
        ),
    )


def _addresses(article: Article, name: str, *urls: str | None) -> Markup:
    """Return links to addresses; of those that hold a redacted name, that there are some."""
    links = [outward(url) for url in urls if url]
    hidden = [Markup("not shown: it holds a redacted name")] if name in article.concealed else []
    return listed([*links, *hidden])


def _author(author: Author, article: Article, view: View) -> Markup:
    name = view.entity(author.entity) if author.entity else _theirs(author.name, article)
    return in_role(name, author.role)


def _theirs(words: str, article: Article) -> Markup:
    """Return words of an article; those in another script say their language."""
    said = markdown(words)
    return Markup(said if words.isascii() else f'<bdi lang="{article.language}">{said}</bdi>')


def _subjects(article: Article, view: View) -> Markup:
    names = view.archive.subjects
    return listed(view.anchor("subject", id_, names[id_].name) for id_ in article.subjects)


def _based_on(article: Article, view: View) -> Markup:
    return listed(_cited(id_, view) for id_ in article.based_on)


def _cited(id_: str, view: View) -> Markup:
    """Return a report's headline with its source: a quotation never stands alone."""
    if id_ in view.archive.taken_down:
        return view.anchor("article", id_, TAKEN_DOWN)
    article = view.archive.articles[id_]
    by = "" if view.is_withheld(article.id) else f" ({view.byline(article)})"
    return view.article_anchor(article) + by


def _names(article: Article, view: View) -> list[tuple[str, Markup]]:
    """Return the entities named in an article, by type, with their counts."""
    groups: dict[str, list[tuple[str, str]]] = {type_: [] for type_ in _GROUPS}
    for id_ in view.archive.named_in.get(article.id, ()):
        entity = view.archive.entities[id_]
        groups[entity.type].append((entity.name, id_))
    counts = {
        id_: len(view.archive.mentions[id_][article.id]) for g in groups.values() for _, id_ in g
    }
    return [
        (
            _GROUPS[type_],
            listed(_counted(view.entity(id_), counts[id_]) for _, id_ in sorted(names)),
        )
        for type_, names in groups.items()
        if names
    ]


def _provenance(article: Article, reading: Reading) -> Markup:
    capture = article.capture
    if capture is None:
        return Markup("")
    named, made = "capture" in article.concealed, capture.transcript
    path, of_made = (_NAMED, _NAMED) if named else (capture.path, made.path if made else "")
    return panel(
        Fact("Capture", path),
        Fact("SHA-256", _GUESSED if reading.blanks else capture.sha256),
        Fact("Taken", capture.retrieved),
        Fact("Transcript", f"{of_made}, made with {made.tool}" if made else None),
        Fact("SHA-256 of the transcript", made.sha256 if made and not reading.blanks else None),
    )
