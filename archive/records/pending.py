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
    for ref in shelf.refs:
        if ref.family == "article" and ref.id in waiting and ref.mark.path not in own:
            said = f"“{ref.id}” is still to be reviewed, and this record rests on it"
            fix = f"read it, then: archive accept {ref.id}"
            problems.add(ref.mark, "not-reviewed", said, fix)
