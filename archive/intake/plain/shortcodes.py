"""Shortcodes of page builders, pasted with the text: ``[name key="value"]``, ``[name]…[/name]``.

They belong to the page; but a caption and a credit that stand in one are words of the report.
WordPress, whose form others took over: https://developer.wordpress.org/apis/shortcode/ .
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from archive.intake.draft import Span
from archive.intake.plain.credits import credit_in

_TAG: Final = re.compile(r"\[(?P<close>/?)(?P<name>[A-Za-z][\w-]*+)(?P<rest>[^\[\]]*+)\]")
_ATTRIBUTE: Final = re.compile(
    r"""(?P<key>[A-Za-z_][\w-]*+)\s*=\s*
    (?: ["”“″](?P<quoted>[^"”“″]*+)["”“″] | '(?P<single>[^']*+)' | (?P<bare>[^\s"”“″'\]]++) )""",
    re.VERBOSE,
)
_KNOWN: Final = re.compile(
    r"audio|caption|embed|gallery|playlist|video|youtube|vimeo|tweet|toc|contact-form"
    r"|(?:aesop|vc|et_pb|su|fusion|av|mk|cs|ux|tdb?|jnews)_\w+"
)
_BUILDER: Final = re.compile(r"\w+[_-]\w+")
_WORDS: Final = {"caption", "credit", "source", "photo_credit", "image_credit", "description"}
_LABEL: Final = re.compile(
    r"\s*+(?:(?:FILE|HANDOUT)(?: (?:PHOTO|PICTURE|IMAGE))?|File (?:photo|picture)|Photo|Caption)"
    r"\s*[:–—-]\s*+"
)
_MARKUP: Final = re.compile(r"\s*+(?:<[^<>]{1,2000}>\s*+)+")
_LONGEST_CREDIT: Final = 8  # words
_LONGEST_INNER: Final = 2_000  # code points
_LONGEST_TAG: Final = 4_000
_MOST: Final = 5_000  # of so many brackets none is read: no page has them


def shortcodes(text: str) -> list[tuple[int, int, list[Span]]]:
    """Return each shortcode of a text: where it begins and ends, and what its parts are."""
    tags = [*islice(_TAG.finditer(text), _MOST)]
    if len(tags) == _MOST:
        return []
    tags = [tag for tag in tags if len(tag[0]) < _LONGEST_TAG]
    closed = {tag["name"] for tag in tags if tag["close"]}
    real = [tag for tag in tags if _is_shortcode(tag, closed)]
    found: list[tuple[int, int, list[Span]]] = []
    for at, tag in enumerate(real):
        following = real[at + 1] if at + 1 < len(real) else None
        found.append((tag.start(), tag.end(), list(_of_tag(text, tag))))
        if following is not None and _holds_caption(tag, following):
            place = tag.end(), following.start()
            found.append((*place, list(_of_caption(text, *place))))
    return found


def _is_shortcode(tag: re.Match[str], closed: set[str]) -> bool:
    """Whether brackets hold a shortcode and not a word that an editor put in."""
    if tag["close"]:
        return bool(_KNOWN.fullmatch(tag["name"]) or "_" in tag["name"]) or tag["name"] in closed
    if _ATTRIBUTE.search(tag["rest"]):
        return True
    if tag["rest"].strip():
        return False
    name = tag["name"]
    return name in closed or bool(_KNOWN.fullmatch(name) and _BUILDER.fullmatch(name))


def _holds_caption(tag: re.Match[str], following: re.Match[str]) -> bool:
    named = tag["name"] == following["name"] == "caption"
    inside = following.start() - tag.end()
    return named and bool(following["close"]) and 0 < inside < _LONGEST_INNER


def _of_tag(text: str, tag: re.Match[str]) -> Iterator[Span]:
    """Yield the parts of one pair of brackets: its words, and the rest as furniture."""
    begin, name = tag.start(), tag["name"]
    for found in _ATTRIBUTE.finditer(text, tag.start("rest"), tag.end("rest")):
        key = found["key"].casefold()
        if key in _WORDS and found["quoted"] and not found["quoted"].startswith("http"):
            words = list(_of_words(text, *found.span("quoted"), f"shortcode attribute {key}"))
            if words:
                yield Span(begin, words[0].start, "chrome", f"shortcode {name}")
                yield from words
                begin = words[-1].end
    yield Span(begin, tag.end(), "chrome", f"shortcode {name}")


def _of_words(text: str, start: int, end: int, rule: str) -> Iterator[Span]:
    """Yield the caption and the credit among the words of an attribute."""
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    if start >= end:
        return
    if "credit" in rule and len(text[start:end].split()) <= _LONGEST_CREDIT:
        yield Span(start, end, "photo_credit", rule)
        return
    at = start + credit_in(text[start:end])
    caption = text[start:at].rstrip()
    if caption:
        yield Span(start, start + len(caption), "caption", rule)
    if at < end:
        yield Span(at, end, "photo_credit", f"{rule}, end")


def _of_caption(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of what stands between [caption] and [/caption]."""
    picture = _MARKUP.match(text, start, end)
    if picture:
        size = len(picture[0].rstrip())
        yield Span(start, start + size, "chrome", "picture within a shortcode")
    yield from _of_words(text, picture.end() if picture else start, end, "shortcode caption")
