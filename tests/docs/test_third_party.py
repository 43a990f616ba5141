"""docs/third-party.md lists what is locked today, with licences, and what each is for."""

import re

from tests.conftest import ROOT
from tests.docs import third_party


def test_the_page_is_up_to_date() -> None:
    committed = third_party.PAGE.read_text("utf-8")
    assert committed == third_party.page(), "run: python -m tests.docs.third_party"


def test_every_library_that_the_project_asks_for_says_what_for() -> None:
    assert third_party.direct() - third_party.remarks().keys() == set()


def test_what_reaches_readers_carries_its_licence() -> None:
    licence = (ROOT / "theme/assets/search/lunr.LICENSE.txt").read_text("utf-8")
    assert "Oliver Nightingale" in licence
    scripts = [*(ROOT / "theme").rglob("*.js")]
    others = [
        file.name for file in scripts if re.search(r"(?i)copyright|@license", file.read_text())
    ]
    assert others == ["lunr.js"], "name it in tests/docs/third_party.py"
