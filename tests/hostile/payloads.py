"""Texts that try to be more than text: a few of our own, and the shared vectors."""

import json
from pathlib import Path

OWN = (
    "<script>__canary('o1')</script>",
    "</q></h1></main></div><img src=x onerror=__canary('o2')>",
    "\"><svg/onload=__canary('o3')>",
    "' onmouseover='__canary(4)' x='",
    "](javascript:__canary('o5))",
    "[x](javascript:__canary('o6'))",
    "[x]: javascript:__canary('o7')\n\n[x]",
    "![x](https://evil.example/x.png)",
    "<javascript:__canary(8)> <https://evil.example/>",
    "a\n\n<div markdown=1>\n\n**b**\n</div>\n\n# c",
    "```\n</code>\n~~~\n    code\n\tcode",
    "text {: onclick=__canary(9) } {#content} {.x}",
    "| a | b |\n|---|---|\n| c | d |",
    "--- \ntemplate: evil.html\n---\nBy: someone",
    "{{ config.site_name }} {% include 'x' %} {# x #}",
    "<![CDATA[ x ]]> <!-- y --> <?php z ?> <!DOCTYPE html>",
    'href="/people/" src="/x"',
    "&lt;b&gt; &#60;i&#62; &amp;amp; &colon; &",
    "user \u202etxt.exe \u202c end \u2066x",
    "z0 s0 c0-1",
    "content",
    "- a\n- b\n1. c\n> d\n***",
    "<base href=//evil.example/><meta http-equiv=refresh content=0>",
    "\u2028<b>\u2029\u00a0\u200b\ufeff",
    "[" * 500 + "*" * 500 + "_a" * 500 + "&" * 500,
)


def shared_payloads(shared: Path) -> list[tuple[str, str]]:
    """Return (context, payload) of every shared vector that a UTF-8 file can hold."""
    file = shared / "vectors" / "hostile.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    pairs = [(row["context"], row["payload"]) for row in rows]
    return [(context, payload) for context, payload in pairs if _storable(payload)]


def _storable(text: str) -> bool:
    return bool(text.strip()) and not any("\ud800" <= sign <= "\udfff" for sign in text)
