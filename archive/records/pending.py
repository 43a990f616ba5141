"""Reports that no person has reviewed yet: checked as all others, and never published."""

from archive.records.problems import Problems
from archive.records.shelf import Shelf


def set_aside(shelf: Shelf, problems: Problems) -> None:
    """Move the reports that nobody has reviewed yet from ``articles`` to ``pending``.

    What a person has put into another record must not rest on one of them: that is a problem.
    """
    waiting = {id_: article for id_, article in shelf.articles.items() if article.review}
    own = {article.at.mark.path for article in waiting.values()}
    for id_ in waiting:
        shelf.pending[id_] = shelf.articles.pop(id_)
    _set_sources_aside(shelf)
    for ref in shelf.refs:
        if ref.family == "article" and ref.id in waiting and ref.mark.path not in own:
            said = f"“{ref.id}” is still to be reviewed, and this record rests on it"
            fix = f"read it, then: archive accept {ref.id}"
            problems.add(ref.mark, "not-reviewed", said, fix)


def _set_sources_aside(shelf: Shelf) -> None:
    """Leave out the sources of which nothing is known but what such a report says."""
    reports = (*shelf.articles.values(), *shelf.taken_down.values())
    named = {id_ for one in reports for id_ in (one.source, one.via, one.agency)}
    for article in shelf.pending.values():
        for id_ in {article.source, article.via, article.agency} - named:
            if id_ in shelf.sources and shelf.sources[id_].kind == "unknown":
                del shelf.sources[id_]
