"""Captures stay byte for byte as they were taken."""

from pathlib import Path

import pytest

from archive.records.problems import Problems
from archive.records.vault import Vault, sha256
from tests.unit.invented import article, codes_of

NO_TEXT = sha256(b"\xff")
BYTES = b"One.\r\n\r\nTwo\xc2\xa0dockers.\n"


def text_of(folder: Path, more: str, body: str = "") -> tuple[str | None, list[str]]:
    problems = Problems()
    text = Vault(folder).text_of(article(more, body), problems)
    return text, codes_of(problems)


def capture(path: str, digest: str) -> str:
    return f"capture: {{path: {path}, sha256: {digest}}}\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "one.txt").write_bytes(BYTES)
    return folder


def test_a_capture_is_read_without_translating_line_ends(vault: Path) -> None:
    text, codes = text_of(vault, capture("one.txt", sha256(BYTES)))
    assert text == "One.\r\n\r\nTwo\u00a0dockers.\n"
    assert codes == []


def test_a_changed_capture_is_named(vault: Path) -> None:
    assert text_of(vault, capture("one.txt", "f" * 64))[1] == ["capture-changed"]


def test_a_missing_capture_is_named(vault: Path) -> None:
    assert text_of(vault, capture("two.txt", "f" * 64)) == (None, ["capture-missing"])


def test_a_link_in_the_vault_is_not_followed(vault: Path) -> None:
    (vault.parent / "secret.txt").write_bytes(BYTES)
    (vault / "two.txt").symlink_to(vault.parent / "secret.txt")
    assert text_of(vault, capture("two.txt", sha256(BYTES))) == (None, ["linked-file"])


def test_a_capture_that_is_no_text_asks_for_a_transcript(vault: Path) -> None:
    (vault / "two.pdf").write_bytes(b"\xff\xfe")
    found = text_of(vault, capture("two.pdf", sha256(b"\xff\xfe")))
    assert found == (None, ["capture-not-text"])


def test_a_transcript_is_what_offsets_count_in(vault: Path) -> None:
    (vault / "two.pdf").write_bytes(b"\xff")
    more = (
        f"capture:\n  path: two.pdf\n  sha256: {NO_TEXT}\n  transcript:\n"
        f"    path: one.txt\n    sha256: {sha256(BYTES)}\n    tool: a person\n"
    )
    text, codes = text_of(vault, more)
    assert (text, codes) == (BYTES.decode(), [])


def test_without_a_vault_a_capture_is_not_at_hand_and_no_problem() -> None:
    problems = Problems()
    assert Vault().text_of(article(capture("one.txt", "f" * 64)), problems) is None
    assert codes_of(problems) == []


def test_a_text_in_the_record_needs_no_vault() -> None:
    assert Vault().text_of(article(body="One.\n"), Problems()) == "One.\n"
    assert Vault().text_of(article(), Problems()) is None


def test_the_hash_of_words_is_that_of_their_utf8_bytes() -> None:
    assert sha256("Ka’bar") == sha256("Ka’bar".encode())
