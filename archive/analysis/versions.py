"""What changed between a report's capture and what stood at its address at another time."""

from collections import Counter
from collections.abc import Sequence

from archive.analysis.reading import Change, Reading
from archive.analysis.wording import passages
from archive.records.model import Article, Version
from archive.records.problems import Problems
from archive.records.redaction import Redaction
from archive.records.vault import Vault


def changes_of(
    article: Article, reading: Reading, redaction: Redaction, vault: Vault, problems: Problems
) -> tuple[Change | None, ...]:
    """Return what changed with each version of a report; None where its words may not be told.

    They are not here, nobody has reviewed them, or words of the report are redacted, which a
    version has at other places. A missing or changed file of a version is a problem.
    """
    texts = [vault.text_in(version.capture, problems) for version in article.versions]
    if reading.text is None or reading.blanks or article.redacted:
        return (None,) * len(texts)
    before = passages(reading.text, article.zones)
    return tuple(
        None
        if text is None or version.review or redaction.holds(text)
        else _change(before, version, text)
        for version, text in zip(article.versions, texts, strict=True)
    )


def _change(before: Sequence[str], version: Version, text: str) -> Change:
    after = passages(text, version.zones)
    return Change(_beyond(after, before), _beyond(before, after))


def _beyond(these: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the passages that only these have, in order."""
    left = Counter(others)
    found = []
    for passage in these:
        if left[passage]:
            left[passage] -= 1
        else:
            found.append(passage)
    return tuple(found)
