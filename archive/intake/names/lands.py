"""Countries, regions and large cities: what Unicode's CLDR names, in English and other languages.

The names come with Babel (territories and the cities that stand for zones of time); nothing is
asked of a network. Adjectives and inhabitants (Norwegian, Omani) are derived by rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.intake.names.words import HAPPENINGS, NATIONS
from archive.text.fold import fold_name

_ENDINGS: Final = (
    "n", "an", "ian", "ean", "nian", "i", "ese", "nese", "lese", "ish", "ic", "er", "s", "lander",
)  # fmt: skip
_SHORTENED: Final = (
    "", "a", "e", "o", "y", "ia", "land", "es", "m", "ium", "ines", "ay", "us", "al", "on",
)  # fmt: skip
_FEWEST: Final = 3
_OLDER: Final = {
    "Turkey": "TR", "Burma": "MM", "Czech Republic": "CZ", "Ivory Coast": "CI", "Hong Kong": "HK",
    "Macau": "MO", "Palestine": "PS", "Swaziland": "SZ", "Macedonia": "MK", "Congo": "CD",
    "East Timor": "TL", "Cape Verde": "CV", "Britain": "GB", "America": "US",
}  # fmt: skip
"""Names that reports use beside those of CLDR."""
_SHORT: Final = {
    "US": "US", "U.S.": "US", "USA": "US", "U.S.A.": "US", "UK": "GB", "U.K.": "GB", "UAE": "AE",
    "U.A.E.": "AE", "UN": "UN", "U.N.": "UN", "EU": "EU", "E.U.": "EU", "USSR": "SU",
}  # fmt: skip
_UNIONS: Final = frozenset({"EU", "UN"})
"""What CLDR lists among territories although it is an organization."""


@dataclass(frozen=True, slots=True)
class Land:
    """What CLDR names: ``code`` (ISO 3166, UN M.49, zone of time), heading, kind of place."""

    code: str
    name: str
    kind: str


@cache
def lands() -> Mapping[str, Land]:
    """Return what each English form names, by the folded form; initials of countries too."""
    found = {fold_name(city): Land(zone, city, "city") for zone, city in _cities()}
    territories = _territories("en")
    for code, name in territories.items():
        found[fold_name(name)] = Land(code, name, _kind(code))
    for form, code in _OLDER.items():
        found[fold_name(form)] = Land(code, form, "country")
    for form, code in _SHORT.items():
        found[fold_name(form)] = Land(code, territories.get(code, "Soviet Union"), _kind(code))
    return found


def _kind(code: str) -> str:
    if code in _UNIONS:
        return "organization"
    return "country" if code.isalpha() else "region"


def land_of(code: str) -> Land | None:
    """Return the country or region of a code."""
    name = _territories("en").get(code)
    return Land(code, name, _kind(code)) if name else None


@cache
def lands_in(language: str) -> Mapping[str, Land]:
    """Return the countries and regions by their names in another language (BCP 47)."""
    english = _territories("en")
    return {
        fold_name(name): Land(code, english[code], _kind(code))
        for code, name in _territories(language.partition("-")[0]).items()
        if code in english
    }


@cache
def name_in(code: str, language: str) -> str | None:
    """Return a country's name in another language, None where CLDR has none."""
    return _territories(language.partition("-")[0]).get(code)


@cache
def nations() -> frozenset[str]:
    """Return adjectives and inhabitants of countries and regions, and languages; lower case."""
    from babel import Locale  # noqa: PLC0415 - only this verb needs it

    languages = {word.lower() for word in Locale("en").languages.values() if " " not in word}
    heads = {name.lower() for name in _territories("en").values() if " " not in name}
    heads |= {name.lower() for name in _OLDER if " " not in name}
    return frozenset({*NATIONS, *languages, *_derived(heads)} - heads)


def is_nation(word: str) -> bool:
    """Whether a word is an adjective or a people: Omani, Omanis, Canadian-Omani, Omani-owned."""
    parts = word.lower().replace("‐", "-").replace("‑", "-").split("-")
    known = nations()
    first = parts[0]
    return (
        first in known
        or first.removesuffix("s") in known
        or (len(parts) > 1 and parts[-1] in known)
    )


def code_of_nation(word: str) -> str | None:
    """Return the country of an adjective (Omani), None where it is no country's."""
    return _codes_of_nations().get(word.lower())


@cache
def _codes_of_nations() -> Mapping[str, str]:
    found: dict[str, str] = {}
    names = [(name, code) for code, name in _territories("en").items() if code.isalpha()]
    for name, code in (*_OLDER.items(), *names):
        for word in _derived({name.lower()}):
            found.setdefault(word, code)
    irregular = {"american": "US", "british": "GB", "french": "FR", "dutch": "NL", "swiss": "CH",
                 "turkish": "TR", "spanish": "ES", "greek": "GR", "danish": "DK", "saudi": "SA",
                 "polish": "PL", "filipino": "PH", "emirati": "AE", "israeli": "IL", "iraqi": "IQ",
                 "german": "DE", "czech": "CZ", "afghan": "AF", "thai": "TH", "irish": "IE",
                 "swedish": "SE", "finnish": "FI", "norwegian": "NO", "chinese": "CN"}  # fmt: skip
    return found | irregular


def _derived(heads: set[str]) -> Iterator[str]:
    for head in heads:
        for cut in _SHORTENED:
            stem = head.removesuffix(cut)
            if len(stem) >= _FEWEST and (stem != head or not cut):
                yield from (stem + ending for ending in _ENDINGS if stem + ending not in heads)


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only this verb needs it

    try:
        held = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: _plain(name) for code, name in sorted(held.items()) if code not in {"ZZ", "001"}}


def _plain(name: str) -> str:
    """Return a name without what CLDR adds in brackets, and of "Hong Kong SAR" the place."""
    return name.partition(" (")[0].partition(" SAR ")[0].replace("’", "'")


def _cities() -> Iterator[tuple[str, str]]:
    from babel.core import get_global  # noqa: PLC0415 - only this verb needs it

    for zone in sorted(get_global("zone_territories")):
        area, _, city = zone.rpartition("/")
        if area not in {"", "Etc", "Antarctica"} and city.lower() not in HAPPENINGS:
            yield zone, city.replace("_", " ")
