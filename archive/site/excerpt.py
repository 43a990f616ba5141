"""A passage of a report, as far as the audience may read it: its address, place and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from archive.analysis.archive import Archive
from archive.analysis.quotes import Span
from archive.analysis.reading import Reading, direction
from archive.analysis.rights import allowances
from archive.records.model import Article
from archive.site import markup
from archive.site.catalogue import View


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage: its address, its place in the report, and its words where they may be read."""

    href: Markup
    place: str
    words: Markup | None
    lang: str
    dir: str


def excerpt(view: View, article: Article, span: Span, marked: Span | None = None) -> Excerpt:
    """Return a passage of an article as this page may show it, some of its words marked."""
    reading = view.archive.readings[article.id]
    passage = reading.passage_at(span.start)
    place = passage.place if passage else "in the report"
    lang = passage.lang if passage else article.language
    turned = passage.dir if passage else direction(lang)
    words = _words(view, article, span, marked)
    return Excerpt(passage_link(view, article, reading, span), place, words, lang, turned)


def quoted(archive: Archive, id_: str) -> list[Span]:
    """Return what accounts and answers quote of an article: by start, longer spans first."""
    told = [span for report in archive.reports_in.get(id_, ()) for span in report.spans]
    answers = archive.answers_in.get(id_, ())
    spans = {(s.start, -s.end): s for s in (*told, *(answer.span for answer in answers))}
    return [spans[key] for key in sorted(spans)]


@lru_cache(maxsize=1024)
def shown_of(archive: Archive, id_: str) -> Mapping[tuple[int, int], int]:
    """Return how many words are shown of each passage that is quoted of an excerpt."""
    rights, text = archive.articles[id_].rights, archive.readings[id_].text or ""
    spans = ((span.start, span.end) for span in quoted(archive, id_))
    return allowances(text, spans, rights.excerpt_words, rights.excerpt_total)


def _words(view: View, article: Article, span: Span, marked: Span | None) -> Markup | None:
    """Return the words of a passage as far as the audience may read them."""
    reading, display = view.archive.readings[article.id], view.archive.displays[article.id]
    if reading.text is None or display not in {"full", "excerpt"}:
        return None
    if display == "excerpt":
        most = shown_of(view.archive, article.id).get((span.start, span.end), 0)
        return markup.words(reading, span, most) if most else None
    return markup.words_marked(reading, span, marked) if marked else markup.words(reading, span)


def passage_link(view: View, article: Article, reading: Reading, span: Span) -> Markup:
    """Return the link to a quotation, as far as the audience may read it.

    In a text that is shown it leads to the words; in one that is not, to their passage in the
    outline.
    """
    page = view.href("article", article.id)
    if view.may_read(article.id):
        return page + f"#c{span.start}-{span.end}"
    passage = reading.passage_at(span.start)
    told = reading.sentence_at(span.start)
    return page + f"#z{passage.start}" if passage and told else page
