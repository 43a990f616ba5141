"""Naming: which source calls a person, organization, place or event what, how often, first when."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.analysis.claims import Answer
from archive.analysis.reading import Mention
from archive.analysis.values.stated import Label
from archive.records.model import Article
from archive.text.escape import one_line
from archive.text.fold import fold_form


@dataclass(slots=True)
class Usage:
    """One source's use of one form: how often, and the article, by date, that has it first."""

    count: int
    first: Article


@dataclass(frozen=True, slots=True)
class Form:
    """A form and who uses it. ``label``: a word of theirs for the thing, found by a person."""

    words: str
    label: bool
    by_source: dict[str, Usage] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How often it is used in all."""
        return sum(usage.count for usage in self.by_source.values())


def naming(
    mentions: Mapping[str, Sequence[Mention]],
    labels: Iterable[Answer],
    articles: Mapping[str, Article],
    spelt: Mapping[str, str],
    readable: Callable[[str], bool],
) -> list[Form]:
    """Return the forms under which reports name a thing, names first, the most used first.

    ``mentions`` by article; ``labels`` are answers of questions that ask what it is called;
    ``articles`` come by date, and those that are not among them are left out. ``spelt``: the
    forms of the record by ``fold_form``. Of an article that is not ``readable`` only these are
    told, as the record spells them: whatever else it writes are its words.
    """
    used = [
        (articles[id_], form)
        for id_ in articles
        for mention in mentions.get(id_, ())
        if (form := spelt.get(fold_form(mention.form), mention.form if readable(id_) else ""))
    ]
    order = {id_: place for place, id_ in enumerate(articles)}
    told = [answer for answer in labels if answer.claim.article in order]
    told.sort(key=lambda answer: (order[answer.claim.article], answer.span.start))
    called = [
        (articles[answer.claim.article], answer.value.words)
        for answer in told
        if isinstance(answer.value, Label)
    ]
    forms = [*_forms(used, label=False), *_forms(called, label=True)]
    return sorted(forms, key=lambda form: (form.label, -form.total, form.words))


def _forms(uses: Iterable[tuple[Article, str]], *, label: bool) -> list[Form]:
    """Return forms, each under its most frequent spelling; uses come by date."""
    spelt: dict[str, Counter[str]] = {}
    found: dict[str, dict[str, Usage]] = {}
    for article, form in uses:
        words = one_line(form)
        same = fold_form(words)
        spelt.setdefault(same, Counter())[words] += 1
        by_source = found.setdefault(same, {})
        if article.source in by_source:
            by_source[article.source].count += 1
        else:
            by_source[article.source] = Usage(1, article)
    return [
        Form(spelt[same].most_common(1)[0][0], label, by_source)
        for same, by_source in found.items()
    ]
