"""Records redacted before they are read: by what each field holds, as its declaration says.

In words a mark stands for a name; words that are compared with a text keep their length, or follow
what became of that text; an id has the id of the name's page; an address that holds a name is
dropped, and the record knows of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.records.blanks import MARK, Blank, blanked, pieces
from archive.records.fields import TEXT, Reader, declared
from archive.records.model import Alias, MentionRule
from archive.records.nodes import Listing, Node, Scalar
from archive.records.nodes import Mapping as Fields
from archive.records.problems import Problems
from archive.records.redacted_names import note_left
from archive.records.redaction import Form, Redaction, find

_COMPARED = frozenset({"exact", "prefix", "suffix", "form"})  # with a text, sign by sign
_IN_QUOTE = ("label", "read_from")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article's own file as it was; it is kept until all files are read."""

    text: str
    now: str
    blanks: tuple[Blank, ...]
    forms: tuple[Form, ...]
    """The passages that were redacted from it, as they are sought in its record."""

    def shown(self, start: int, end: int) -> str:
        """Return words of the text with a mark for each blank."""
        parts = pieces(start, end, self.blanks)
        return "".join(MARK if blank else self.text[a:b] for a, b, blank in parts)


@dataclass(slots=True)
class Records:
    """Redacts one record after the other."""

    redaction: Redaction
    problems: Problems
    bodies: dict[str, Body] = field(default_factory=dict)
    """article -> its text, where something of it was redacted."""
    _concealed: set[str] = field(default_factory=set)
    _more: Sequence[Form] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to redact, so that records are changed in their place."""
        return bool(self.redaction.ids or self.bodies)

    def redact(self, node: Fields, cls: type[Any], article: str = "") -> frozenset[str]:
        """Redact a record in place; return the fields of which an address or a path is hidden.

        ``article``: the id of the article whose record it is.
        """
        self._concealed = set()
        if self.changes:
            own = self.bodies[article].forms if article in self.bodies else ()
            self._more = (*self.redaction.decided_forms(article), *own)
            self._fields(node, cls)
        return frozenset(self._concealed)

    def _fields(self, node: Fields, cls: type[Any] | None) -> None:
        known = declared(cls) if cls else {}  # type: ignore[arg-type]  # a class is hashable
        self._follow(node)
        for name in list(node.items):
            reader = known[name].metadata["reader"] if name in known else TEXT
            kept = self._node(node.items.pop(name), reader, name)
            mark = node.keys.pop(name)
            free = name if name in known else self.redaction.words(name, self._more)
            if kept is not None:
                node.items[free], node.keys[free] = kept, mark

    def _node(self, node: Node, reader: Reader[Any], name: str) -> Node | None:
        """Return what is left of a value, None where nothing is."""
        if isinstance(node, Scalar):
            return self._scalar(node, reader, name)
        if isinstance(node, Listing):
            kept = (self._node(item, reader, name) for item in node.items)
            left = [item for item in kept if item is not None]
            return Listing(left, node.mark) if left or not node.items else None
        if self._names_redacted(node, reader.inner):
            return None
        self._fields(node, reader.inner)
        return node

    def _names_redacted(self, node: Fields, cls: type[Any] | None) -> bool:
        """Whether a record inside another only says by which words someone redacted is named."""
        entity, form = node.items.get("entity"), node.items.get("form")
        if cls is MentionRule:
            return isinstance(entity, Scalar) and entity.text.strip() in self.redaction.ids
        return cls is Alias and isinstance(form, Scalar) and self.redaction.holds(form.text)

    def _scalar(self, node: Scalar, reader: Reader[Any], name: str) -> Scalar | None:
        """Return a value as it is read further, None where it is dropped."""
        if reader.holds == "words":
            said = self._words(node.text, name)
            note_left(said, node.mark, self.redaction, self.problems)
            gone = reader.inner is Alias and said != node.text
        elif reader.holds == "id":
            said = self.redaction.id(node.text.strip())
            hidden = said != node.text.strip() or said in self.redaction.ids.values()
            gone = hidden and name in {"formerly", "not_same_as"}
        else:
            said, gone = node.text, self._conceals(node.text, reader, name)
        if gone or said == node.text:
            return None if gone else node
        return Scalar(said, "", node.mark)

    def _words(self, text: str, name: str) -> str:
        if name in _COMPARED:
            return blanked(text, find((*self.redaction.forms, *self._more), text))
        return self.redaction.words(text, self._more)

    def _conceals(self, text: str, reader: Reader[Any], name: str) -> bool:
        """Whether an address is dropped; a path is needed to read the file, and only noted."""
        hidden = self.redaction.hidden_in(text) or find(self._more, text)
        if reader.holds == "code" or not hidden:
            return False
        self._concealed.add("capture" if reader.holds == "path" else name)
        return reader.holds == "address"

    def _follow(self, node: Fields) -> None:
        """Let what quotes a redacted text say what that text says now."""
        article = node.items.get("article")
        id_ = self.redaction.id(article.text.strip()) if isinstance(article, Scalar) else ""
        if id_ in self.bodies:
            passages, quote = node.items.get("passages"), node.items.get("quote")
            for one in passages.items if isinstance(passages, Listing) else [quote]:
                if isinstance(one, Fields):
                    _follow_quote(one, node.items.get("value"), self.bodies[id_])


def _follow_quote(quote: Fields, value: Node | None, body: Body) -> None:
    """Blank the words of a quotation, those beside it, and what was read from it, as the text is.

    Words that stand nowhere in the text are left as they are: they are a problem already.
    """
    exact, before, after = (quote.items.get(name) for name in ("exact", "prefix", "suffix"))
    words, lead, trail = (_said(one) for one in (exact, before, after))
    start = _place(words, lead, trail, body.text)
    if start < 0:
        return
    end = start + len(words)
    _blank(quote, "exact", start, body)
    _blank(quote, "prefix", body.text.rfind(lead, 0, start), body)
    _blank(quote, "suffix", body.text.find(trail, end), body)
    read = value.items if isinstance(value, Fields) else {}
    for name in _IN_QUOTE:
        part = read.get(name)
        at = body.text.find(_said(part), start, end)
        if isinstance(part, Scalar) and at >= 0:
            read[name] = Scalar(body.shown(at, at + len(_said(part))), "", part.mark)


def _blank(quote: Fields, name: str, start: int, body: Body) -> None:
    """Put what the text says now in the place of words that begin there."""
    node = quote.items.get(name)
    if isinstance(node, Scalar) and start >= 0:
        quote.items[name] = Scalar(body.now[start : start + len(_said(node))], "", node.mark)


def _said(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _place(words: str, lead: str, trail: str, text: str) -> int:
    """Return where quoted words stand in a text; -1 where they do not."""
    at = text.find(words) if words else -1
    while at >= 0 and not _stands_between(lead, trail, text, at, at + len(words)):
        at = text.find(words, at + 1)
    return at


def _stands_between(lead: str, trail: str, text: str, start: int, end: int) -> bool:
    """Whether words stand before and after a span, apart from white space."""
    while lead and start and text[start - 1].isspace():
        start -= 1
    while trail and end < len(text) and text[end].isspace():
        end += 1
    return text.endswith(lead, 0, start) and text.startswith(trail, end)
