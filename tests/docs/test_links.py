"""Every link from one document to another leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.documents import anchors, documents, name_of, prose

_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for path, anchor in _LINK.findall(prose(document.read_text("utf-8"))):
        target = document.parent / path if path else document
        assert target.exists(), f"there is no {path}"
        assert not anchor or anchor in anchors(target.read_text("utf-8")), f"no heading {anchor}"


def test_each_document_is_linked_from_the_readme() -> None:
    readme, *others = sorted(documents(), key=lambda document: document.name != "README.md")
    linked = {path for path, _ in _LINK.findall(readme.read_text("utf-8"))}
    in_docs = {name_of(document) for document in others if document.parent.name == "docs"}
    assert in_docs <= linked
