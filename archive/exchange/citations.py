"""The articles as references: CSL-JSON, RIS, BibTeX and a table, for other programs and for us.

What the public tables tell of an article stands here too, and nothing of one that is withheld. Our
own import reads everything back, exactly (``archive.records.citing``).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from archive.analysis.archive import Archive
from archive.records.citing import bibtex, csl, ris, table
from archive.records.citing.facts import Facts, facts_of
from archive.text.cells import guarded
from archive.text.tex import tex

_VERBATIM = {"id", "url", "urldate", "date", "year", "archived", bibtex.OWN}


def cited(archive: Archive) -> list[Facts]:
    """Return the facts of every article that its audience may know of, in the archive's order."""
    sources = {source.id: source.name for source in archive.sources.values()}
    subjects = {subject.id: subject.name for subject in archive.subjects.values()}
    open_ = {id_ for id_ in archive.articles if archive.displays[id_] != "withheld"}
    found = [facts_of(a, sources, subjects) for id_, a in archive.articles.items() if id_ in open_]
    for facts in found:
        if based_on := [str(id_) for id_ in facts.pop("based_on", ()) if id_ in open_]:
            facts["based_on"] = tuple(based_on)
    return found


def as_csl(articles: Iterable[Facts]) -> Iterator[str]:
    """Yield CSL-JSON: a list with one item a line."""
    before = "[\n"
    for facts in articles:
        yield before + json.dumps(csl.item_of(facts), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_ris(articles: Iterable[Facts]) -> Iterator[str]:
    """Yield RIS, with the line ends that it asks for."""
    for facts in articles:
        tags = [("TY", "NEWS"), *ris.tags_of(facts), ("ER", "")]
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


def as_bibtex(articles: Iterable[Facts]) -> Iterator[str]:
    """Yield BibTeX; titles keep their capitals."""
    for facts in articles:
        entry = bibtex.entry_of(facts)
        fields = [f"  {name} = {{{_tex(name, entry[name])}}},\n" for name in entry if name != "id"]
        yield f"@article{{{entry.get('id', '')},\n{''.join(fields)}}}\n\n"


def _tex(name: str, value: str) -> str:
    if name in _VERBATIM:
        return value
    if name in {"author", "contributor"}:
        return " and ".join(f"{{{tex(person)}}}" for person in bibtex.names_in(value))
    return f"{{{tex(value)}}}" if name == "title" else tex(value)


def as_csv(articles: Iterable[Facts]) -> Iterator[str]:
    """Yield a table (RFC 4180) whose cells no spreadsheet program takes for formulas."""
    yield _record(table.COLUMNS)
    for facts in articles:
        row = table.row_of(facts)
        yield _record(guarded(row.get(column, "")) for column in table.COLUMNS)


def _record(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue()


FORMS: Mapping[str, Callable[[Iterable[Facts]], Iterator[str]]] = MappingProxyType(
    {"csl": as_csl, "ris": as_ris, "bibtex": as_bibtex, "csv": as_csv}
)
"""Every form in which citations go out, by its name on the command line."""
