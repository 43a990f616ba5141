"""Which source a name or an address means; a new one where a document names one we do not know."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from archive.records.model import Source
from archive.records.quoting import dump
from archive.records.read import slug
from archive.records.vault import sha256
from archive.text.fold import fold_name

UNKNOWN = "unknown"
_NO_LETTER = re.compile(r"[\W_]+")
_HOST = re.compile(r"(?:www\.)?(?:[a-z0-9-]+\.)*(?P<name>[a-z0-9-]{3,})(?:\.[a-z]{2,12}){1,2}")
_LONGEST = 40


@dataclass(slots=True)
class Publishers:
    """The sources by name and by address; names that two of them have mean neither."""

    ids: set[str]
    new: dict[str, str] = field(default_factory=dict)
    """Sources that have no record yet: the text of each, by id."""
    _by_name: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_host: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, sources: Iterable[Source], ids: Iterable[str] = ()) -> "Publishers":
        """Return the sources of an archive; ``ids``: those of records too that are unreadable."""
        made = cls(set(ids))
        for source in sources:
            made.ids.add(source.id)
            made._learn(source.id, (source.name, *source.alternate_names), source.url)
        return made

    def _learn(self, id_: str, names: Iterable[str], url: str | None) -> None:
        for name in names:
            self._by_name[_key(name)].add(id_)
        if url:
            host, path = _place(url)
            self._by_host[host][path] = id_

    def named(self, name: str) -> str | None:
        """Return the one source of a name, an id or a host."""
        if name in self.ids:
            return name
        host = _HOST.fullmatch(name.lower())
        found = (host and self.at(f"https://{name.lower()}")) or self._one(name)
        return found or (self._one(host["name"]) if host else None)

    def _one(self, name: str) -> str | None:
        found = self._by_name.get(_key(name), ())
        return next(iter(found)) if len(found) == 1 else None

    def at(self, url: str) -> str | None:
        """Return the source on whose site an address lies."""
        host, path = _place(url)
        while host:
            paths = self._by_host.get(host, {})
            for begin in sorted(paths, key=len, reverse=True):
                if f"{path}/".startswith(f"{begin}/"):
                    return paths[begin]
            host = host.partition(".")[2]
        return None

    def add(self, name: str, url: str | None) -> str:
        """Take in a source that a document names, and return its id.

        Of ``url``, an address of one of its reports, the host becomes the address of its site.
        """
        host = _place(url)[0] if url else ""
        id_ = self._free(_cut(slug(name) or slug(host) or f"source-{sha256(name)[:8]}"))
        site = f"https://{host}/" if host and self.at(f"https://{host}/") is None else None
        fields = {"name": name, "kind": UNKNOWN} | ({"url": site} if site else {})
        self.ids.add(id_)
        self._learn(id_, [name], site)
        self.new[id_] = dump(fields)
        return id_

    def unknown(self) -> str:
        """Return the id of the source of reports that do not tell theirs."""
        if UNKNOWN not in self.ids:
            self.ids.add(UNKNOWN)
            self.new[UNKNOWN] = dump({"name": "Unknown source", "kind": UNKNOWN})
        return UNKNOWN

    def _free(self, id_: str) -> str:
        number, free = 1, id_
        while free in self.ids or free == UNKNOWN:
            number += 1
            free = f"{id_}-{number}"
        return free


def _key(name: str) -> str:
    """Return what is the same for spellings of one name: Press TV, PressTV, The Press-TV."""
    plain = _NO_LETTER.sub("", fold_name(name).casefold().removeprefix("the "))
    return plain or name.casefold()


def _place(url: str) -> tuple[str, str]:
    """Return the host of an address without www, and its path without the last stroke."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", ""


def _cut(id_: str) -> str:
    if len(id_) <= _LONGEST:
        return id_
    return id_[: _LONGEST + 1].rpartition("-")[0] or id_[:_LONGEST]
