"""The files of an index."""

import os
import zlib
from pathlib import Path
from typing import NoReturn

import pytest

from archive.search.files import MANIFEST, Files, compressed, to_json
from tests.unit.indexes import bytes_of


def put(folder: Path, text: bytes) -> None:
    files = Files(folder)
    files.put("days", text)
    files.put("words/0", text, [b"\0" * 9, b"", b"\1\2"])
    files.seal({"documents": 1})


def test_text_and_columns_are_one_stream() -> None:
    columns = [bytes(range(200)), b"", b"\0" * 70_000]
    assert zlib.decompress(compressed(b"head", columns)) == b"head" + b"".join(columns)
    assert zlib.decompress(compressed(b"", columns)) == b"".join(columns)
    assert zlib.decompress(compressed(b"")) == b""


def test_the_folder_has_the_name_of_its_content(tmp_path: Path) -> None:
    for name, text in (("one", b"a"), ("same", b"a"), ("other", b"b")):
        put(tmp_path / name, text)
    one, same, other = (bytes_of(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert one.keys() & other.keys() == {MANIFEST}


def test_only_the_newest_index_stays(tmp_path: Path) -> None:
    put(tmp_path, b"a")
    first = bytes_of(tmp_path)
    put(tmp_path, b"b")
    put(tmp_path, b"b")
    assert len(bytes_of(tmp_path)) == 3
    put(tmp_path, b"a")
    assert bytes_of(tmp_path) == first


def test_a_write_that_fails_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    put(tmp_path, b"a")
    first = bytes_of(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            put(tmp_path, b"b")
    assert {name: bytes_of(tmp_path)[name] for name in first} == first
    put(tmp_path, b"a")
    assert bytes_of(tmp_path) == first


def test_a_file_that_is_written_in_parts_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "whole", b"abc")
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:2]))
    put(tmp_path / "parts", b"abc")
    assert bytes_of(tmp_path / "parts") == bytes_of(tmp_path / "whole")


def test_half_a_pair_of_surrogates_is_a_question_mark() -> None:
    assert to_json(["\ud800", "é"]) == '["?","é"]'.encode()
