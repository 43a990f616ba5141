"""Markdown with front matter is read: Jekyll's, Hugo's, and records like ours."""

from pathlib import Path

import pytest

from archive.intake.documents.front_matter import read_front_matter
from archive.intake.draft import Draft
from archive.intake.refused import Refused


def one(text: str, origin: str = "posts/2031-04-02-docks.md") -> Draft:
    (draft,) = read_front_matter(text.encode(), origin)
    return draft


def facts(draft: Draft) -> dict[str, object]:
    return {guess.field: guess.value for guess in draft.guesses}


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(zone.zone, draft.text[zone.start : zone.end]) for zone in draft.zones]


JEKYLL = """---
layout: post
title:  "Docks shut: all of them"
date:   2031-04-02 10:00:00 +0300
author: Ada Quill
categories: [ports, work]
link: https://example.org/a
draft: false
---
# Docks shut: all of them

Work **stopped** at [Elling](https://example.org/e) on *Monday*.
It is &amp; stays so.

> “We will not move.”
"""
HUGO = """+++
title = "Docks shut"
date = 2031-04-02T10:00:00+03:00
tags = ["ports"]
[params]
author = "Ada Quill"
+++
Plain words.
"""


def test_a_post_of_jekyll() -> None:
    draft = one(JEKYLL)
    assert facts(draft) == {
        "title": "Docks shut: all of them",
        "published": "2031-04-02",
        "authors": ({"name": "Ada Quill"},),
        "url": "https://example.org/a",
        "subjects": ("ports", "work"),
    }
    assert shown(draft) == [
        ("headline", "Docks shut: all of them"),
        ("body", "Work stopped at Elling on Monday. It is & stays so."),
        ("body", "“We will not move.”"),
    ]
    assert draft.capture == JEKYLL.encode()
    assert "pyromark" in draft.tool


def test_a_page_of_hugo() -> None:
    draft = one(HUGO)
    assert facts(draft) == {
        "title": "Docks shut",
        "published": "2031-04-02",
        "authors": ({"name": "Ada Quill"},),
        "subjects": ("ports",),
    }
    assert draft.text == "Plain words."


def test_records_of_the_demonstration_come_as_they_are(root: Path) -> None:
    file = root / "examples/demo/content/articles/2031/tarve-courier-2031-03-17.md"
    (draft,) = read_front_matter(file.read_bytes(), str(file))
    read = facts(draft)
    assert read["id"] == "tarve-courier-2031-03-17"
    assert read["source"] == "tarve-courier"
    assert read["authors"] == ({"name": "Hild Corvane", "role": "reporter"},)
    assert isinstance(read["rights"], dict)
    assert read["rights"]["display"] == "full"
    assert file.read_text("utf-8").endswith(draft.text)
    assert draft.capture == file.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "---\ntitle: [never closed\n---\nwords",
        "---\na: &x 1\nb: *x\n---\nwords",
        "+++\ntitle = \n+++\nwords",
        "---\n",
        "---\n" + "a:\n " * 20_000 + "\n---\n",
        "---\n" + "[" * 50_000 + "\n---\n",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(Refused) as why:
        one(text)
    assert why.value.said
    assert why.value.fix


@pytest.mark.parametrize("sign", ["*", "[", "> ", "`", "<div>", "![](", "&#"])
def test_markdown_of_any_shape_is_read(sign: str) -> None:
    assert one(f"---\ntitle: T\n---\n{sign * 20_000}\n").capture
