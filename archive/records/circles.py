"""Records that stand above each other in a circle, found in time by their number."""

from collections.abc import Iterator, Mapping

Above = Mapping[str, tuple[str, ...]]
_MOST_STEPS = 1_000_000


def circles(above: Above) -> Iterator[tuple[str, list[str]]]:
    """Yield each record that stands above itself, with a shortest way up from it to itself.

    ``above`` has what stands directly above each record; one that names itself has the way
    ``[itself]``. Where thousands of records stand in circles the first of them are yielded.
    """
    steps = 0
    caught = _caught(above)
    for id_ in above:
        if id_ in caught and steps < _MOST_STEPS:
            came_from = _reached(id_, above)
            steps += len(came_from)
            if id_ in came_from:
                yield id_, _way(id_, came_from)


def _caught(above: Above) -> set[str]:
    """Return the records that are left when those with nothing above them go, again and again."""
    below: dict[str, list[str]] = {}
    for id_, uppers in above.items():
        for upper in uppers:
            below.setdefault(upper, []).append(id_)
    open_ways = {id_: len(uppers) for id_, uppers in above.items()}
    ended = [id_ for id_ in below if not open_ways.get(id_)]
    for id_ in ended:
        for lower in below.get(id_, ()):
            open_ways[lower] -= 1
            if not open_ways[lower]:
                ended.append(lower)
    return {id_ for id_, ways in open_ways.items() if ways}


def _reached(id_: str, above: Above) -> dict[str, str]:
    """Return what stands above a record, each with the one below from which it was reached."""
    came_from = dict.fromkeys(above[id_], id_)
    waiting = list(came_from)
    for here in waiting:
        if id_ in came_from:
            break
        for upper in above.get(here, ()):
            if upper not in came_from:
                came_from[upper] = here
                waiting.append(upper)
    return came_from


def _way(id_: str, came_from: Mapping[str, str]) -> list[str]:
    way = [id_]
    while came_from[way[-1]] != id_:
        way.append(came_from[way[-1]])
    return way[::-1]
