"""The hook makes the build faster and changes nothing of what is published."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from archive.site.hook import split, to_html
from archive.text.escape import html, markdown
from tests.site.published import around_main, elements, pages

HOOK = "archive/site/hook.py"
REPORT = """<p class="kicker">Report · Harbour Wire, 12 April 2031</p>

# <q lang="en">“Dockers &#42;stop&#42; work &#38; wait”</q>

<div class="report" data-untrusted lang="en" dir="ltr">
<p class="z-body" id="z0" data-n="1"><span class="s" id="s0">Work stopped at <a class="m m-place" \
href="/places/port-ellin/">Port&nbsp;Ellin</a>: # no heading, *no* _emphasis_ &lt;b&gt;.</span></p>
<blockquote class="z-embed" lang="fa" dir="rtl"><p>کارگران بندر گفت‌وگو &#8207;کردند</p></blockquote>
</div>

## In the reports

<h4><a href="/articles/other/">As HTML it has no id</a></h4>
<ol><li>one</li></ol>

## In the reports

### ‡

- [Ada &#91;Quill&#93;](/people/ada-quill/) <span class="count">2 mentions</span>
    - [inner](/people/inner/#s4)

| Display | Shown |
|---|---|
| full | the *whole* text |

<details><summary>More</summary>
<p>href=&quot;/inert&quot;</p>
</details>
"""
PAGES = {
    "index.md": ("home", "./", '# Home\n\n[About](/about/ "us")\n'),
    "articles/strike.md": ("article", "../../", REPORT),
    "articles/again.md": ("article", "../../", REPORT.replace("Dockers", "Seamen")),
    "people/index.md": (
        "browse",
        "../",
        "# People\n\n- [Ada](/people/ada/)\n\n- [Ivo](/people/ivo/)\n",
    ),
}


def front(**meta: str) -> str:
    """Return front matter as the program writes it."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return f"---\n{''.join(lines)}---\n\n"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of pages: light ones, and others that the hook leaves alone."""
    folder = tmp_path_factory.mktemp("pages")
    for name, (kind, root, body) in PAGES.items():
        section = name.partition("/")[0]
        title = f'“A & <b>” {kind}: {name} \\ "quoted" ۱۲'
        meta = {"title": title, "template": "light.html", "kind": kind, "root": root}
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(front(**meta, section=section) + body, encoding="utf-8")
    by_hand = "---\ntitle: Plain words\ntemplate: light.html\nroot: ../\n---\n\n# By hand\n"
    (folder / "hand.md").write_text(by_hand, encoding="utf-8")
    (folder / "guide.md").write_text("# A guide\n\n*Without* front matter.\n", encoding="utf-8")
    described = front(title="D", template="light.html", root="../", kind="x", description="a <b>")
    (folder / "described.md").write_text(described + "# D\n", encoding="utf-8")
    return folder


def publish(root: Path, sources: Path, site: Path, hooks: list[str], url: str | None) -> Path:
    """Build the pages with MkDocs and the program's own configuration."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    options: dict[str, Any] = {"docs_dir": str(sources), "site_dir": str(site), "hooks": hooks}
    build(load_config(str(root / "mkdocs.yml"), site_url=url, **options))
    return site


@pytest.fixture(scope="module", params=[None, "https://archive.example/cuttings/"])
def sites(
    root: Path,
    sources: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> tuple[Path, Path]:
    """Return the site built without the hook, and with it."""
    folder = tmp_path_factory.mktemp("sites")
    plain = publish(root, sources, folder / "plain", [], request.param)
    fast = publish(root, sources, folder / "fast", [HOOK], request.param)
    return plain, fast


def test_both_sites_hold_the_same_files(sites: tuple[Path, Path]) -> None:
    plain, fast = ({f.relative_to(s) for f in s.rglob("*") if f.is_file()} for s in sites)
    assert plain == fast


def test_the_main_content_is_the_same_in_every_element_address_and_word(
    sites: tuple[Path, Path],
) -> None:
    plain, fast = (pages(site, elements) for site in sites)
    assert plain == fast


def test_what_stands_around_the_main_content_is_the_same_byte_for_byte(
    sites: tuple[Path, Path],
) -> None:
    plain, fast = (pages(site, around_main) for site in sites)
    assert plain == fast


def test_files_beside_the_pages_are_the_same_byte_for_byte(sites: tuple[Path, Path]) -> None:
    plain, fast = (
        {f.relative_to(s): f.read_bytes() for f in s.rglob("*") if f.suffix in {".css", ".xml"}}
        for s in sites
    )
    assert plain == fast


def test_links_to_the_root_of_the_archive_are_published_as_relative_ones(
    sites: tuple[Path, Path],
) -> None:
    for site in sites:
        text = (site / "articles/strike/index.html").read_text(encoding="utf-8")
        assert 'href="../../places/port-ellin/"' in text
        assert "href=&quot;/inert&quot;" in text
        assert 'href="/' not in text


@pytest.mark.parametrize(
    "source",
    [
        "# No front matter\n",
        "---\ntitle: Plain YAML\n---\n\nWords\n",
        '---\ntitle: "No end"\n',
        'Words\n---\ntitle: "Late"\n---\n\nWords\n',
    ],
)
def test_other_front_matter_is_left_to_the_engine(source: str) -> None:
    assert split(source) is None


def test_front_matter_is_read_as_json() -> None:
    title = 'A "quoted": line – ۱۲'
    assert split(front(title=title, kind="person") + "# Words\n\n---\n") == (
        {"title": title, "kind": "person"},
        "# Words\n\n---\n",
    )


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=4))
def test_any_words_make_the_headings_and_blocks_that_python_markdown_makes(
    words: list[str],
) -> None:
    blocks = [f"## {markdown(line)}\n\n<p>{html(line)}</p>\n" for line in words]
    source = "\n".join(blocks)
    engine = Markdown(extensions=["toc", "tables", "fenced_code"])
    assert main(to_html(source)) == main(engine.convert(source))


def main(content: str) -> object:
    """Return what a page with this main content holds."""
    return elements(f"<main>{content}</main>")
