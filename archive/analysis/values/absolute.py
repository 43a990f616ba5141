"""Expressions that hold all that is needed: ``23 October 2019``, ``the 1990s``, ``1980-88``."""

from archive.analysis.values.meanings import (
    DECEMBER,
    MONTHS,
    STATED,
    Meant,
    Words,
    agreeing,
    between,
    edtf_day,
    refused,
)


def full_day(words: Words) -> Meant:
    """Read ``23 October 2019``; a weekday beside it must be that day's."""
    text = edtf_day(int(words["year"]), MONTHS[words["month"].casefold()], int(words["day"]))
    return agreeing(text, words.get("weekday"))


def iso_day(words: Words) -> Meant:
    """Read ``2019-07-13``, ``2019/7/13``."""
    text = edtf_day(int(words["year"]), int(words["number"]), int(words["day"]))
    return agreeing(text, None)


def numeric_day(words: Words) -> Meant:
    """Read ``13/7/2019``: refused where day and month could change places."""
    day, month = int(words["day"]), int(words["number"])
    if day <= DECEMBER and month <= DECEMBER and day != month:
        return refused("day and month could change places")
    first = edtf_day(int(words["year"]), month, day)
    return agreeing(first or edtf_day(int(words["year"]), day, month), None)


def full_month(words: Words) -> Meant:
    """Read ``March 2018``."""
    return Meant(f"{words['year']}-{MONTHS[words['month'].casefold()]:02}", STATED)


def full_year(words: Words) -> Meant:
    """Read ``in 2014``."""
    return Meant(words["year"], STATED)


def decade(words: Words) -> Meant:
    """Read ``the 1990s``; "the 1900s" may be ten years or a hundred."""
    if words["decade"].endswith("0"):
        return refused("may be ten years or a hundred")
    return Meant(f"{words['decade']}X", "the ten years named")


def years(words: Words) -> Meant:
    """Read ``1980-88``: refused where the second part could be a month (``2011-12``)."""
    first, second = words["year"], words["until"]
    last = first[:2] + second if len(second) == len("88") else second
    if len(second) == len("88") and 1 <= int(second) <= DECEMBER:
        return refused("may be two years or a month")
    return Meant(between(first, last), STATED) if first < last else refused("ends before it begins")
