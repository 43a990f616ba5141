"""Findings: what a reading of a vault text found, as positions, ids and hashes, without a word.

They stand beside the article (``<id>.findings.jsonl``) and are committed, so that a build without
the vault publishes the same links. One JSON object a line, in text order:

``{"kind": "text", "capture", "sha256", "length", "redacted"}`` once, first, ``redacted`` only where
something is: with what of it the text was read;
``{"kind": "blank", "start", "end", "by"}``: redacted words, ``by`` the id of whose name they were;
``{"kind": "zone", "start", "end", "zone"}``;
``{"kind": "sentence", "start", "end", "passage", "sha256"}``, ``passage`` an index of the zones;
``{"kind": "mention", "start", "end", "entity", "sentence", "form"}``, ``sentence`` an index of
those, ``form`` a digest of the name as the text writes it;
``{"kind": "shares", "with", "share", "with_share"}``: what it shares with another article, followed
by ``{"kind": "reuse", "start", "end", "with_start", "with_end", "how", "similarity", "passage",
"formula", "edits"}``, each edit a list of its kind and the two spans;
``{"kind": "date", "start", "end", "date", "how"}``: how the date of a claim was worked out.
What two articles share stands with the later one, or with the one whose text is in the vault.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from archive.analysis.claims import Answer
from archive.analysis.reading import Derived, Reading
from archive.analysis.reuse.pairs import Pair
from archive.records.model import Article
from archive.records.problems import Mark, Problems
from archive.records.read import FINDINGS
from archive.records.shelf import Shelf
from archive.records.vault import sha256
from archive.records.writing import naming, write_whole
from archive.text.fold import fold_form

FIX = "run archive build with --vault, and commit the file that it writes"
LARGEST_FINDINGS = 64 << 20
_WHOLE_LINE = 10_000
_FORM_DIGITS = 16


def findings_path(article: Article) -> str:
    """Return where an article's findings stand, relative to the content folder."""
    return article.at.mark.path.removesuffix(".md") + FINDINGS


def to_findings(
    reading: Reading, article: Article, pairs: Sequence[Pair], derived: Iterable[Derived],
    state: Sequence[str] = (),
) -> str:  # fmt: skip
    """Return the findings of a reading that has its text.

    ``pairs`` are those that stand with this article, which is ``a`` of each; ``derived`` the
    dates of claims on it; ``state`` what was redacted when the text was read.
    """
    dates = ({"kind": "date", **said._asdict()} for said in sorted(set(derived)))
    rows = (*_rows(reading, article, state), *_shared(pairs), *dates)
    return "".join(json.dumps(row) + "\n" for row in rows)


def _held_by(pairs: Iterable[Pair], shelf: Shelf) -> dict[str, list[Pair]]:
    """Return the pairs that stand with each article, which is then ``a`` of each."""
    held: dict[str, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b)):
        if shelf.articles[pair.b].capture:
            held.setdefault(pair.b, []).append(pair.flipped())
        elif shelf.articles[pair.a].capture:
            held.setdefault(pair.a, []).append(pair)
    return held


def _rows(reading: Reading, article: Article, state: Sequence[str]) -> Iterator[dict[str, object]]:
    text, digest = reading.text or "", digest_of(article)
    head = {"kind": "text", "capture": reading.capture, "sha256": digest, "length": len(text)}
    yield head | ({"redacted": state} if state else {})
    for blank in reading.blanks:
        yield {"kind": "blank", "start": blank.start, "end": blank.end, "by": blank.by}
    for zone in reading.passages:
        yield {"kind": "zone", "start": zone.start, "end": zone.end, "zone": zone.zone}
    for row in reading.sentences:
        span = {"kind": "sentence", "start": row.start, "end": row.end, "passage": row.passage}
        yield span | {"sha256": sha256(text[row.start : row.end])}
    for name in reading.mentions:
        span = {"kind": "mention", "start": name.start, "end": name.end}
        entity = {"entity": name.entity, "sentence": name.sentence}
        yield span | entity | {"form": form_digest(name.form)}


def _shared(pairs: Sequence[Pair]) -> Iterator[dict[str, object]]:
    for pair in pairs:
        shares = {"share": pair.a_share, "with_share": pair.b_share}
        yield {"kind": "shares", "with": pair.b, **shares}
        for row in pair.rows:
            span = {"kind": "reuse", "start": row.a_start, "end": row.a_end}
            other = {"with_start": row.b_start, "with_end": row.b_end}
            how = {"how": row.kind, "similarity": row.similarity}
            place = {"passage": row.passage, "formula": row.formula}
            yield span | other | how | place | {"edits": [list(edit) for edit in row.edits]}


def form_digest(form: str) -> str:
    """Return by what a name as a text writes it is known again among the names of the records."""
    return sha256(fold_form(form))[:_FORM_DIGITS]


def digest_of(article: Article) -> str:
    """Return the SHA-256 of what offsets count in; nothing where the record has no capture."""
    capture = article.capture
    return (capture.transcript or capture).sha256 if capture else ""


def check_findings(shelf: Shelf, readings: Mapping[str, Reading], pairs: Iterable[Pair],
                   answers: Iterable[Answer], problems: Problems) -> None:  # fmt: skip
    """Compare the committed findings with fresh ones; a difference is a problem.

    Those of an article that has a problem itself are not compared.
    """
    broken = {problem.mark.path for problem in problems.found if problem.blocks}
    for article, fresh in _fresh(shelf, readings, pairs, answers):
        if article.at.mark.path not in broken:
            _check(article, fresh, shelf.content, problems)


def renew_findings(shelf: Shelf, readings: Mapping[str, Reading], pairs: Iterable[Pair],
                   answers: Iterable[Answer]) -> None:  # fmt: skip
    """Write the findings that are not as the texts and the records say.

    Those of a report that was taken down are removed.
    """
    for article in shelf.taken_down.values():
        (shelf.content / findings_path(article)).unlink(missing_ok=True)
    for article, fresh in _fresh(shelf, readings, pairs, answers):
        path, data = shelf.content / findings_path(article), fresh.encode()
        with naming(path):
            if not path.is_file() or path.read_bytes() != data:
                write_whole(path, data)


def _fresh(
    shelf: Shelf,
    readings: Mapping[str, Reading],
    pairs: Iterable[Pair],
    answers: Iterable[Answer],
) -> Iterator[tuple[Article, str]]:
    """Yield each article of the vault whose text is here, with what its findings should be."""
    held, derived = _held_by(pairs, shelf), _derived(answers)
    for article in shelf.articles.values():
        reading = readings[article.id]
        if article.capture and reading.text is not None:
            yield (
                article,
                to_findings(
                    reading,
                    article,
                    held.get(article.id, ()),
                    derived.get(article.id, ()),
                    shelf.redaction.state_of(article.id, article.redacted),
                ),
            )


def _derived(answers: Iterable[Answer]) -> dict[str, list[Derived]]:
    """Return, by article, how the dates of claims on it were worked out."""
    found: dict[str, list[Derived]] = {}
    for answer in answers:
        if answer.how:
            said = Derived(answer.span.start, answer.span.end, f"{answer.value}", answer.how)
            found.setdefault(answer.claim.article, []).append(said)
    return found


def _check(article: Article, fresh: str, content: Path, problems: Problems) -> None:
    path = findings_path(article)
    file = content / path
    with naming(file):
        committed = file.read_text("utf-8", "replace") if file.is_file() else ""
    if not committed:
        said = "the findings of this text have not been written"
        problems.add(article.at.of("capture"), "findings-stale", said, FIX)
    elif committed != fresh:
        line = _first_difference(committed, fresh)
        said = "from this line on, these findings are not what the text and the records say"
        problems.add(line_of(path, line), "findings-stale", said, FIX)


def _first_difference(committed: str, fresh: str) -> int:
    old, new = committed.splitlines(), fresh.splitlines()
    other = (i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
    return next(other, min(len(old), len(new) + 1))


def line_of(path: str, line: int) -> Mark:
    """Return the place of a line of findings."""
    return Mark(path, line, width=_WHOLE_LINE)
