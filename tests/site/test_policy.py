"""Every page holds the policy before all that it forbids, and nothing that the policy forbids."""

import re
from pathlib import Path

import pytest

from archive.site.headers import FILE, headers, policy
from tests.site.building import Built, built
from tests.site.html_tree import tree_of
from tests.site.test_old_addresses import rename

ELSEWHERE = re.compile(
    r"\b(?:cookie|localStorage|sessionStorage|indexedDB|serviceWorker|caches|sendBeacon|WebSocket"
    r"|EventSource|XMLHttpRequest|innerHTML|outerHTML|insertAdjacentHTML|eval|Function|importScripts"
    r"|srcdoc|document\.write)\b"
)
WHAT_THE_POLICY_FORBIDS = ("style", "srcdoc", "srcset", "ping")


def directives(text: str) -> dict[str, str]:
    """Return a policy's directives by name."""
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: value for name, _, value in parts}


@pytest.fixture(scope="module", params=["public", "private", "collection", "moved"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return each site in turn, one with pages that lead on among them."""
    if request.param != "moved":
        return request.getfixturevalue(request.param).site  # type: ignore[no-any-return]
    demo = request.getfixturevalue("demo")
    into = tmp_path_factory.mktemp("led")
    return built(demo / "content", demo / "vault", into, edit=rename).site


def test_a_page_begins_with_the_policy(site: Path) -> None:
    beginning = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
    )
    pages = {file: file.read_text("utf-8") for file in site.rglob("*.html")}
    assert site / "404.html" in pages
    assert [file for file, text in pages.items() if not text.startswith(beginning)] == []
    assert {text.lower().count("content-security-policy") for text in pages.values()} == {1}


def test_a_page_holds_no_script_and_no_style_and_names_no_other_host(site: Path) -> None:
    for file in site.rglob("*.html"):
        for element in tree_of(file.read_text("utf-8").partition("\n")[2]).iter():
            there = element.attrib
            assert element.tag not in {"style", "base", "iframe", "object", "embed"}, file
            assert element.tag != "script" or (there.get("src") and not element.text), file
            forbidden = {name for name in there if name.startswith("on")}
            assert not forbidden | (there.keys() & {*WHAT_THE_POLICY_FORBIDS}), file
            loads = there.get("src", "") + (there["href"] if element.tag == "link" else "")
            assert "//" not in loads, file


def test_the_policy_allows_nothing_but_the_site_itself() -> None:
    said = directives(policy())
    assert said["default-src"] == "'none'"
    assert said["base-uri"] == "'none'"
    assert said["script-src"] == said["style-src"] == said["form-action"] == "'self'"
    assert {*" ".join(said.values()).split()} == {"'none'", "'self'", "data:", "'script'", "engine"}
    assert [name for name, value in said.items() if "data:" in value] == ["img-src"]


def test_a_host_is_told_the_same_and_what_only_headers_can_say(public: Built) -> None:
    text = (public.site / FILE).read_text("utf-8")
    assert text == headers() == (public.pages / FILE).read_text("utf-8")
    first, *lines = text.splitlines()
    said = dict(line.strip().split(": ", 1) for line in lines)
    assert first == "/*"
    assert said["Content-Security-Policy"] == f"{policy()}; frame-ancestors 'none'"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "no-referrer"


def test_the_policy_is_written_in_one_place(root: Path) -> None:
    holders = [
        file.relative_to(root).as_posix()
        for folder in ("theme", "archive")
        for file in (root / folder).rglob("*")
        if file.suffix in {".html", ".py", ".js", ".md"}
        and "default-src" in file.read_text("utf-8")
    ]
    assert holders == ["theme/partials/policy.html"]


def test_no_script_keeps_anything_or_makes_code_of_words(public: Built) -> None:
    scripts = [*public.site.rglob("*.js")]
    assert len(scripts) > 3
    for file in scripts:
        code = re.sub(
            r"^\s*(?://|\*|/\*).*$|\s// .*$", "", file.read_text("utf-8"), flags=re.MULTILINE
        )
        assert ELSEWHERE.findall(code) == [], file
