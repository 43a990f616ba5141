"""A dump holds what the public may have; an import puts each record back byte for byte."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import cli
from archive.intake.documents.dump import is_dump, restore
from archive.intake.refused import Refused
from archive.records.vault import sha256
from tests.unit.invented import planted

DAY = "--today=2031-04-15"
Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def dump(content: Path, to: Path, audience: str = "private") -> Path:
    options = [f"--content={content}", f"--audience={audience}", DAY]
    assert cli.main(["export", "dump", str(to), *options]) == 0
    return to


def made(folder: Path, *rows: dict[str, object], head: object = None) -> Path:
    lines = [head or {"dump": "cuttings", "version": 1}, *rows]
    file = folder / "made.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


def row(path: str, text: str = "name: X\nkind: other\n") -> dict[str, object]:
    return {"path": path, "sha256": sha256(text), "text": text}


def test_every_kind_of_record_comes_back_byte_for_byte(tmp_path: Path) -> None:
    odd = {
        "sources/odd.yml": "# a remark\r\nname: “Odd” \u200f ك\r\nkind:   other\r\n",
        "articles/undated/odd.md": "---\ntitle: '=1+1'\nsource: odd\nlanguage: en\n"
        "rights: {display: full}\n---\n\n  Words {with} “signs” \\ and\r\nends\u2028\n\n\n",
    }
    content = planted(tmp_path, odd)
    file = dump(content, tmp_path / "all.jsonl")
    done = restore(file, tmp_path / "new")
    assert contents(tmp_path / "new") == contents(content)
    assert sorted(done.written) == sorted(contents(content))
    assert (done.same, done.differing) == ([], [])
    again = restore(file, tmp_path / "new")
    assert (again.written, again.differing) == ([], [])
    assert len(again.same) == len(contents(content))
    assert dump(tmp_path / "new", tmp_path / "again.jsonl").read_bytes() == file.read_bytes()


@pytest.mark.parametrize("archive", ["content", "examples/demo/content"])
def test_the_archives_come_back_byte_for_byte(root: Path, tmp_path: Path, archive: str) -> None:
    restore(dump(root / archive, tmp_path / "d.jsonl"), tmp_path / "new")
    held = {name: data for name, data in contents(root / archive).items() if "suggest" not in name}
    assert contents(tmp_path / "new") == held


def test_to_the_public_go_the_records_of_a_bag(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "examples/demo/content", tmp_path / "content")
    file = dump(tmp_path / "content", tmp_path / "d.jsonl", "public")
    restore(file, tmp_path / "new")
    assert (
        cli.main(["export", "bag", str(tmp_path / "b"), f"--content={tmp_path}/content", DAY]) == 0
    )
    assert contents(tmp_path / "new") == contents(tmp_path / "b/data/content")
    assert "articles/2031/saltmarsh-weekly-2031-03.md" not in contents(tmp_path / "new")  # withheld
    assert b"lorry-driver" not in file.read_bytes()  # redacted


def test_a_file_that_differs_is_never_overwritten(tmp_path: Path) -> None:
    content = planted(tmp_path)
    file = dump(content, tmp_path / "all.jsonl")
    (content / "sources/wire.yml").write_text("name: Ours\nkind: other\n", "utf-8")
    (content / "people/lena-morav.yml").unlink()
    (content / "people/lena-morav.yml").symlink_to("/etc/hostname")
    done = restore(file, content)
    assert done.written == []
    assert sorted(done.differing) == ["people/lena-morav.yml", "sources/wire.yml"]
    assert (content / "sources/wire.yml").read_text("utf-8") == "name: Ours\nkind: other\n"


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content/sources").symlink_to(tmp_path / "elsewhere")
    done = restore(made(tmp_path, row("sources/x.yml")), tmp_path / "content")
    assert done.differing == ["sources/x.yml"]
    assert contents(tmp_path / "elsewhere") == {}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    done = restore(made(tmp_path, row("sources/x.yml")), tmp_path / "new", dry=True)
    assert done.written == ["sources/x.yml"]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../x.yml", "/etc/x.yml", "sources/../../x.yml", "sources/.x.yml", "x.yml", "sources/x.py",
        "articles/x.md", "articles/2031/a/b.md", "sources\\x.yml", "sources/con.yml",
        "sources/x.yml\n",
        "articles/../x.md", "articles/2031/x.html", ".git/config", "sources/a\0.yml", "",
        "subjects.yml/x",
    ],
)  # fmt: skip
def test_a_place_where_no_record_stands_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused, match="line 3"):
        restore(made(tmp_path, row("sources/fine.yml"), row(path)), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-9],
        lambda data: data.replace(b"kind", b"mind"),
        lambda data: data + b"rubbish\n",
        lambda data: data + b"[" * 100_000 + b"\n",
        lambda data: data + b"{}\n",
        lambda data: data + data.splitlines(keepends=True)[-1],
        lambda data: data.replace(b'"version": 1', b'"version": 2'),
        lambda _data: b"\xff\xfe",
        lambda _data: b"",
    ],
)
def test_a_damaged_dump_writes_nothing(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    file = made(tmp_path, row("sources/x.yml"))
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(Refused):
        restore(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_dump_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert is_dump(dump(planted(tmp_path), tmp_path / "all.jsonl").read_bytes()[:100])
    assert not is_dump(b'{"items": []}')


def test_an_export_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = planted(tmp_path)
    (tmp_path / "there").write_text("mine", "utf-8")
    for command in (
        ["dump", str(tmp_path / "there")],
        ["citations", "--to", str(tmp_path / "there")],
    ):
        assert cli.main(["export", *command, f"--content={content}"]) == 2
        assert "replaces nothing" in capsys.readouterr().err
    assert (tmp_path / "there").read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", ["csl", "ris", "bibtex", "csv"])
def test_citations_tell_nothing_that_the_public_may_not_know(
    root: Path, tmp_path: Path, form: str
) -> None:
    shutil.copytree(root / "examples/demo", tmp_path / "demo")
    options = [f"--content={tmp_path / 'demo/content'}", f"--vault={tmp_path / 'demo/vault'}", DAY]
    for name in ("one", "two"):
        to = str(tmp_path / name)
        assert cli.main(["export", "citations", "--format", form, "--to", to, *options]) == 0
    text = (tmp_path / "one").read_text("utf-8")
    assert (tmp_path / "two").read_text("utf-8") == text
    assert "tarve-courier-2031-03-17" in text
    assert "saltmarsh-weekly-2031-03" not in text
    assert "strait-observer-2031-03-22" not in text  # taken down
    assert "lorry-driver" not in text


def test_citations_go_to_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content = planted(tmp_path)
    assert cli.main(["export", "citations", "--format", "ris", f"--content={content}"]) == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"TY  - NEWS\r\n")
    assert out.count(b"ER  - \r\n") == 2


def test_a_record_that_is_no_utf8_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, to = planted(tmp_path), tmp_path / "all.jsonl"
    (content / "people/odd.yml").write_bytes(b"name: Od\xe9\n")
    options = [f"--content={content}", "--audience=private", DAY]
    assert cli.main(["export", "dump", str(to), *options]) == 2
    assert "people/odd.yml is not stored in the encoding UTF-8" in capsys.readouterr().err
    assert not to.exists()
