"""A person's decisions on the names of one article: they replace what matching found."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.analysis.names import Span
from archive.records.model import NOBODY, MentionRule
from archive.records.problems import Problems

_PART = 64  # code points of a text whose names are looked through together
Meant = dict[Span, tuple[str, ...]]
"""The names of a text and whom each may mean."""


def decided(
    found: Meant,
    rules: Iterable[MentionRule],
    text: str,
    spans: Sequence[Span],
    problems: Problems,
) -> Meant:
    """Return the names of a text, in order, after decisions; a later one counts over an earlier.

    ``spans`` are the parts of the text in which names are. A decision about no words of them is a
    problem.
    """
    names = _Names(found)
    for rule in rules:
        places = list(_places(rule, text, spans))
        if not places:
            problems.add(rule.at.mark, "mention-not-found", *_no_place(rule))
        for place in places:
            names.remove(place)
            if rule.entity != NOBODY:
                names.add(place, (rule.entity,))
    return dict(sorted(names.meant.items()))


class _Names:
    """Names by their places, so that those at a place are found without looking at all."""

    def __init__(self, found: Mapping[Span, tuple[str, ...]]) -> None:
        self.meant: Meant = {}
        self._near: defaultdict[int, set[Span]] = defaultdict(set)
        for span, ids in found.items():
            self.add(span, ids)

    def add(self, span: Span, ids: tuple[str, ...]) -> None:
        self.meant[span] = ids
        for part in _parts(span):
            self._near[part].add(span)

    def remove(self, place: Span) -> None:
        """Forget the names that share a character with a place."""
        start, end = place
        for part in _parts(place):
            met = {span for span in self._near.get(part, ()) if span[0] < end and start < span[1]}
            for span in met:
                self._near[part].remove(span)
                self.meant.pop(span, None)


def _parts(span: Span) -> range:
    return range(span[0] // _PART, (span[1] - 1) // _PART + 1)


def _no_place(rule: MentionRule) -> tuple[str, str]:
    """Return why a decision fits no words, and the fix."""
    if rule.form is not None:
        return f"“{rule.form}” is not in the text", "write the form as the text has it"
    if rule.start is None or rule.end is None:
        return "the decision is about no words", "add form: or start and end of one occurrence"
    said = f"the span {rule.start}–{rule.end} holds no words inside one zone of the text"
    return said, "write start and end of one occurrence"


def _places(rule: MentionRule, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    if rule.form is not None:
        first, rest = re.escape(rule.form[0]), re.escape(rule.form[1:])
        pattern = re.compile(
            rf"{first}(?<!\w{first}){rest}(?!\w)"
        )  # a sign first: it is skipped to
        for start, end in spans:
            yield from (hit.span() for hit in pattern.finditer(text, start, end))
    elif rule.start is not None and rule.end is not None:
        place, words = (rule.start, rule.end), text[rule.start : rule.end]
        at = bisect_left(spans, (rule.start + 1,)) - 1
        inside = at >= 0 and rule.start < rule.end <= spans[at][1]
        if inside and words == words.strip():
            yield place
