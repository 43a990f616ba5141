"""References in RIS. The only module that knows rispy."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import rispy  # type: ignore[import-untyped]

from archive.intake.documents.described import described
from archive.intake.documents.told import text_of
from archive.intake.draft import Draft
from archive.intake.refused import Refused
from archive.records.citing import ris

_TAGS = [
    f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
]
_LINE_END = re.compile("\r\n?")


class _Reader(rispy.RisParser):  # type: ignore[misc]  # rispy has no types
    """Every tag under its own name, as often as it comes; each kept with its lines, in order."""

    DEFAULT_MAPPING: ClassVar[dict[str, str]] = {tag: tag for tag in _TAGS} | {"UK": "unknown"}
    DEFAULT_LIST_TAGS: ClassVar[list[str]] = [tag for tag in _TAGS if tag not in {"TY", "ER"}]
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}

    def _add_tag(
        self,
        record: dict[str, Any],
        tag: str | None,
        content: str,
        extend_multiline: bool = False,  # noqa: FBT001, FBT002 - as rispy calls it
    ) -> None:
        if tag is None or not content:
            return
        record.setdefault("lines", []).append((tag, content, extend_multiline))


def read_ris(data: bytes, origin: str) -> Iterator[Draft]:
    """Yield the references of a RIS file. Raises Refused."""
    text = _LINE_END.sub("\n", text_of(data)).lstrip("\ufeff")
    if not text.endswith("\n"):
        text += "\n"
    found = rispy.loads(text, implementation=_Reader)
    if not found:
        raise Refused("holds no RIS reference that ends with ER", "export it anew as RIS")
    for number, record in enumerate(found, start=1):
        tags = _whole(record.get("lines", []))
        ours = any(tag == "C1" and value.startswith("cuttings ") for tag, value in tags)
        place = f"{origin}, entry {number}"
        yield described(ris.facts_in(tags), place, "a RIS file", ours=ours)


def _whole(lines: list[tuple[str, str, bool]]) -> ris.Tags:
    """Return the tags with values: a line that begins with none continues the value before."""
    tags: list[tuple[str, list[str]]] = []
    for tag, content, continues in lines:
        if continues and tags and tags[-1][0] == tag:
            tags[-1][1].append(content)
        else:
            tags.append((tag, [content]))
    return [(tag, " ".join(parts)) for tag, parts in tags]
