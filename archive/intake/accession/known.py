"""What the archive holds already: reports by capture, by address and by what is cited of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from archive.analysis.wording import passages, words_digest
from archive.intake.addresses import same_place
from archive.records.fields import LONGEST_ID, SLUG, is_id
from archive.records.model import Article, Capture, Version
from archive.records.problems import Problems
from archive.records.read import slug
from archive.records.shelf import Shelf
from archive.records.vault import Vault
from archive.text.fold import fold_name

_TITLE_WORDS = 5
_ROOM = 5
"""Signs of an id that are left for a number."""


class Met(NamedTuple):
    """A known report that a draft is, and by what it was found: capture, address or citation."""

    article: Article
    by: str


@dataclass(slots=True)
class Known:
    """The reports of an archive, as a draft may meet them."""

    vault: Vault
    articles: dict[str, Article] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _captures: defaultdict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """SHA-256 of a capture -> SHA-256 of the text that was read from it, and the report's id."""
    _addresses: dict[str, str] = field(default_factory=dict)
    _citations: dict[tuple[str, ...], str] = field(default_factory=dict)
    _digests: dict[str, set[str]] = field(default_factory=dict)
    """id -> what is the same for texts with its words, those of its versions too."""
    _numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, shelf: Shelf, vault: Vault) -> "Known":
        """Return the reports of an archive; no id of a record that cannot be read is free."""
        made = cls(vault)
        made._taken |= shelf.known.get("article", {}).keys()
        for record in (*shelf.articles.values(), *shelf.taken_down.values()):
            made._taken.update(record.formerly)
        for article in shelf.articles.values():
            made.add(article)
        return made

    def add(self, article: Article, said: Sequence[str] | None = None) -> None:
        """Take a report in; ``said`` are its passages, else they are read when they are needed."""
        self.articles[article.id] = article
        self._taken.add(article.id)
        for capture in _captures(article):
            text = capture.transcript or capture
            self._captures[capture.sha256].append((text.sha256, article.id))
        for url in filter(None, (article.url, *article.archived)):
            self._addresses.setdefault(same_place(url), article.id)
        cited = _citation(article.title, article.source, article.published)
        if cited:
            self._citations.setdefault(cited, article.id)
        if said is not None:
            self._digests.setdefault(article.id, set()).add(words_digest(said))

    def meet(
        self, fields: dict[str, Any], sha256: str, text_sha256: str, id_said: str = ""
    ) -> Met | None:
        """Return the known report that some fields, a capture and its text are of.

        ``id_said`` is the id that an export of ours gives: it counts with the title.
        """
        url = fields.get("url")
        at = same_place(url) if url else ""
        if id_ := self._by_capture(sha256, text_sha256, at):
            return Met(self.articles[id_], "capture")
        if id_ := self._addresses.get(at):
            return Met(self.articles[id_], "address")
        cited = _citation(fields.get("title"), fields["source"], fields.get("published"))
        id_ = self._citations.get(cited, "") if cited else ""
        article = self.articles.get(id_) or self._by_id(id_said, fields)
        if article and not (at and article.url) and not (sha256 and _has_text(article)):
            return Met(article, "citation")
        return None

    def _by_id(self, id_: str, fields: dict[str, Any]) -> Article | None:
        article = self.articles.get(id_)
        if article is None or article.source != fields["source"]:
            return None
        return article if article.title == fields.get("title") else None

    def _by_capture(self, sha256: str, text_sha256: str, at: str) -> str | None:
        """Return of which report a capture is; of one with several, by its text or address."""
        found = self._captures.get(sha256, []) if sha256 else []
        ids = [id_ for text, id_ in found if text == text_sha256]
        ids += [id_ for _, id_ in found if at and self._addresses.get(at) == id_]
        if not ids and not at and len({id_ for _, id_ in found}) == 1:
            ids = [found[0][1]]
        return ids[0] if ids else None

    def says(self, article: Article, said: Sequence[str]) -> bool | None:
        """Whether a report or one of its versions has these words; None where that is unknown."""
        digest = words_digest(said)
        if article.id not in self._digests:
            texts = list(self._texts(article))
            if not texts:
                return None
            self._digests[article.id] = {words_digest(one) for one in texts}
        return digest in self._digests[article.id]

    def learn(self, article: Article, said: Sequence[str]) -> None:
        """Remember that one version of a report says this."""
        self._digests.setdefault(article.id, set()).add(words_digest(said))

    def _texts(self, article: Article) -> Iterator[list[str]]:
        if (said := self.passages(article)) is not None:
            yield said
        for version in article.versions:
            text = self.vault.text_in(version.capture, Problems())
            if text is not None:
                yield passages(text, version.zones)

    def passages(self, article: Article) -> list[str] | None:
        """Return what a report says, None where its text is not here."""
        text = self.vault.text_of(article, Problems())
        return None if text is None else passages(text, article.zones)

    def is_free(self, id_: str) -> bool:
        """Whether no report has or had an id."""
        return id_ not in self._taken

    def free_id(self, wanted: str, source: str, published: str, title: str) -> str:
        """Return an id that no report has or had, and take it.

        It is ``wanted`` where that is one; else of the source and the date, with words of the title
        where that is taken or the day unknown, and a number at last.
        """
        date = "" if "/" in published else slug(published.rstrip("~?%"))
        words = slug(" ".join(title.split()[:_TITLE_WORDS]))
        full = [_joined(source, date)] if date.count("-") > 1 and "x" not in date else []
        full += [_joined(source, date, words or ("" if date else "undated"))]
        if is_id(wanted):
            full.insert(0, wanted)
        free = next((id_ for id_ in full if id_ not in self._taken and SLUG.fullmatch(id_)), None)
        free = free or self._numbered(full[-1])
        self._taken.add(free)
        return free

    def _numbered(self, base: str) -> str:
        number = self._numbers.get(base, 1)
        while f"{base}-{number}" in self._taken or number == 1:
            number += 1
        self._numbers[base] = number
        return f"{base}-{number}"


def _captures(article: Article) -> Iterator[Capture]:
    if article.capture:
        yield article.capture
    versions: tuple[Version, ...] = article.versions
    yield from (version.capture for version in versions)


def _has_text(article: Article) -> bool:
    return article.capture is not None or bool(article.body)


def _citation(title: str | None, source: str, published: object) -> tuple[str, ...] | None:
    """Return how a report is cited, None where too little is known to tell it from others."""
    if not (title and published):
        return None
    return fold_name(title).casefold(), source, str(published)


def _joined(*parts: str) -> str:
    """Return an id of some words, short enough to be one and to take a number."""
    whole, most = "-".join(filter(None, parts)), LONGEST_ID - _ROOM
    return whole if len(whole) <= most else whole[:most].rpartition("-")[0] or whole[:most]
