"""What the articles of an archive share: computed where texts are here, else from findings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from archive.analysis.order import by_date
from archive.analysis.reading import Reading
from archive.analysis.reuse.find import find_reuse
from archive.analysis.reuse.pairs import Pair
from archive.analysis.rights import may_be_withheld
from archive.records.memo import Taking, afresh
from archive.records.shelf import Shelf


def shared_texts(
    shelf: Shelf, readings: Mapping[str, Reading], take: Taking = afresh
) -> list[Pair]:
    """Return each two articles that share words, with what they share.

    Two texts that are here are compared. Of the others is known what their findings say.
    """
    articles = by_date(shelf.articles, lambda article: article.published)
    here = {id_: readings[id_] for id_ in articles if readings[id_].text is not None}
    related = [pair for pair in _related(shelf) if pair[0] in here and pair[1] in here]
    vaulted = {id_ for id_ in here if articles[id_].capture}
    withheld = {id_ for id_ in here if may_be_withheld(articles[id_])}
    compared = find_reuse(here, related, vaulted, withheld, take).values() if len(here) > 1 else ()
    recalled = (
        pair
        for id_ in articles
        for pair in readings[id_].pairs
        if not (pair.a in here and pair.b in here) and pair.b in articles
    )
    return [_rounded(pair) for pair in (*compared, *recalled)]


def _related(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yield each two articles that report one event."""
    seen = set()
    for event in shelf.events.values():
        for pair in combinations(sorted({a.article for a in event.accounts}), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _rounded(pair: Pair) -> Pair:
    """Return a pair with its figures as findings keep them: with a vault and without are equal."""
    rows = tuple(row._replace(similarity=round(row.similarity, 3)) for row in pair.rows)
    return replace(pair, rows=rows, a_share=round(pair.a_share, 4), b_share=round(pair.b_share, 4))
