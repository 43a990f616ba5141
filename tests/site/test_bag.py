"""A bag is valid, repeats, and holds nothing that may not be given away."""

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import cli
from archive.records.files import LARGEST_TEXT
from tests.site.building import contents
from tests.site.guarded import CONTENT, CUT, DOWN, EXCERPT, GONE, HID, NAME, SHOWN, TWIN, filled
from tests.unit.invented import TREE, planted

DAY = "--today=2031-04-15"
Files = dict[str, bytes]
Export = Callable[..., Path]


def export(into: Path, content: Path, vault: Path | None = None) -> int:
    options = [f"--content={content}", DAY, *([f"--vault={vault}"] if vault else [])]
    return cli.main(["export", "bag", str(into), *options])


def left_out(bag: Path) -> list[tuple[str, ...]]:
    rows = (bag / "left-out.tsv").read_text("utf-8").splitlines()
    assert rows[0] == "id\twhat\twhy"
    return [tuple(row.split("\t")) for row in rows[1:]]


def copied(demo: Path, into: Path) -> None:
    """Copy records and texts: what an export renews stays out of the repository."""
    for name in ("content", "vault"):
        shutil.copytree(demo / name, into / name)


@pytest.fixture(scope="module")
def bag(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bag of the demonstration archive, made from a copy."""
    folder = tmp_path_factory.mktemp("bag")
    copied(demo, folder / "demo")
    assert export(folder / "bag", folder / "demo/content", folder / "demo/vault") == 0
    return folder / "bag"


class TestBag:
    """The demonstration archive in a bag."""

    @pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:pkg_resources:UserWarning")
    def test_is_valid(self, bag: Path) -> None:
        import bagit  # type: ignore[import-untyped] # noqa: PLC0415 - it warns when imported

        bagit.Bag(str(bag)).validate()

    def test_keeps_to_the_form(self, bag: Path) -> None:
        declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        assert (bag / "bagit.txt").read_text("utf-8") == declared
        info = (bag / "bag-info.txt").read_text("utf-8")
        sizes = [len(data) for data in contents(bag / "data").values()]
        assert f"\nPayload-Oxum: {sum(sizes)}.{len(sizes)}\n" in info
        assert "\nBagging-Date: 2031-04-15\n" in info
        for algorithm in ("sha256", "sha512"):
            lines = (bag / f"manifest-{algorithm}.txt").read_text("utf-8").splitlines()
            assert {line.partition("  ")[2] for line in lines} == set(contents(bag / "data"))
            tags = (bag / f"tagmanifest-{algorithm}.txt").read_text("utf-8")
            for name in ("bagit.txt", "bag-info.txt", "left-out.tsv", "manifest-sha256.txt"):
                digest = hashlib.new(algorithm, (bag / name).read_bytes()).hexdigest()
                assert f"{digest}  {name}\n" in tags

    def test_has_the_public_site_as_it_can_be_verified(
        self, bag: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["verify", str(bag / "data/site")]) == 0
        assert capsys.readouterr().out.startswith("identical: ")

    def test_has_records_byte_for_byte_but_for_what_is_told(self, bag: Path) -> None:
        held = contents(bag.parent / "demo/content")
        given = contents(bag / "data/content")
        parts = {id_ for id_, what, _ in left_out(bag) if what == "parts"}
        whole = {id_ for id_, what, _ in left_out(bag) if what == "record"}
        stems = {Path(name).stem for name in held}
        gone = {*whole, "lorry-driver"}  # whose name is redacted: the public knows another
        assert {Path(name).stem for name in held.keys() - given.keys()} == stems & (
            gone | {f"{id_}.findings" for id_ in gone | parts}
        )
        changed = {Path(name).stem for name, data in given.items() if held[name] != data}
        assert changed == parts
        assert len(given) - len(changed) > 40

    def test_has_captures_that_all_may_read_and_no_other(self, bag: Path) -> None:
        vault = contents(bag.parent / "demo/vault")
        given = contents(bag / "data/vault")
        assert all(vault[name] == data for name, data in given.items())
        assert {name.rpartition("/")[2] for name in vault.keys() - given.keys()} == {
            "radio-veshkar-dozens-hurt.txt",
            "saltmarsh-weekly-crane-cabin.txt",
            "strait-freight-letter-11.txt",
        }

    def test_says_what_was_left_out(self, bag: Path) -> None:
        assert ("saltmarsh-weekly-2031-03", "record", "withheld") in left_out(bag)
        assert ("driver-a", "record", "its name is redacted") in left_out(bag)
        assert ("strait-freight-letter-2031-03-18", "capture", "metadata-only") in left_out(bag)

    def test_repeats_byte_for_byte(self, bag: Path, demo: Path, tmp_path: Path) -> None:
        copied(demo, tmp_path / "elsewhere")
        again = tmp_path / "bag"
        assert export(again, tmp_path / "elsewhere/content", tmp_path / "elsewhere/vault") == 0
        assert contents(again) == contents(bag)

    def test_leaves_nothing_beside_it(self, bag: Path) -> None:
        assert {path.name for path in bag.parent.iterdir()} == {"bag", ".bag.lock", "demo"}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bag of an archive with everything that may not be given away in it."""
    folder = tmp_path_factory.mktemp("guarded")
    vault = folder / "vault"
    vault.mkdir()
    texts = {"zorvath-quillimane.txt": f"{NAME} spoke.\n".encode(), "open.txt": b"Nobody spoke.\n",
             "names.txt": b"Brakkendorf\n", "kept.txt": b"Then Brakkendorf spoke.\n",
             "twin.txt": TWIN.encode()}  # fmt: skip
    for name, data in texts.items():
        (vault / name).write_bytes(data)
    hashes = {
        word: hashlib.sha256(texts[name]).hexdigest()
        for word, name in (("HASH", "zorvath-quillimane.txt"), ("OPEN", "open.txt"),
                           ("KEPT", "kept.txt"), ("TWIN", "twin.txt"))
    }  # fmt: skip
    changes = {name: filled(text, hashes) for name, text in CONTENT.items()}
    own = {name: None for name in TREE if name.startswith("articles/")}
    content = planted(folder, own | changes)
    assert export(folder / "bag", content, vault) == 0
    return folder / "bag"


def unpacked(data: bytes) -> bytes:
    """Return the bytes of a file, and those that it holds compressed."""
    for unpack in (zlib.decompress, gzip.decompress):
        try:
            return data + unpack(data)
        except (OSError, zlib.error):
            continue
    return data


def holders(bag: Path, word: str) -> list[str]:
    """Return the files of a bag that hold a word, or have it in their names."""
    sought = word.casefold().encode()
    return [
        name
        for name, data in contents(bag).items()
        if sought in unpacked(data).lower() or sought in name.casefold().encode()
    ]


@pytest.mark.parametrize(
    "word",
    [
        *CUT,
        *GONE,
        *DOWN,
        HID[1],
        *EXCERPT[1:],
        "zorvath",
        "quillimane",
        "brakkendorf",
        "olt-7",
        "ottokring",
    ],
)
def test_what_may_not_be_given_away_is_in_no_byte(guarded: Path, word: str) -> None:
    assert holders(guarded, word) == []


@pytest.mark.parametrize("word", SHOWN[:5])
def test_what_may_be_given_away_is_there(guarded: Path, word: str) -> None:
    assert "bag/data/content/articles/2031/shown.md" in holders(guarded, word)


def test_records_with_parts_that_may_not_go_are_copies_without_them(guarded: Path) -> None:
    event = (guarded / "data/content/events/strike.yml").read_text("utf-8")
    assert "witness-a" in event
    assert "shown" in event
    assert "gone" not in event
    parts = {id_ for id_, what, _ in left_out(guarded) if what == "parts"}
    assert {"strike", "cut", "hidden", "some", "of-witness-a", "wire", "kept"} <= parts
    records = {id_ for id_, what, _ in left_out(guarded) if what == "record"}
    assert records == {"gone", "gone-twin", "down", "witness-a", "witness-b", "source-b"}


def test_of_captures_only_those_without_redacted_words_go(guarded: Path) -> None:
    assert set(contents(guarded / "data/vault")) == {"vault/open.txt", "vault/twin.txt"}


def rows_of(findings: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in findings.read_text("utf-8").splitlines()]


def test_findings_compare_with_a_withheld_report_no_more(guarded: Path) -> None:
    name = "content/articles/2031/open-twin.findings.jsonl"
    held, given = rows_of(guarded.parent / name), rows_of(guarded / "data" / name)
    assert {row["with"] for row in held if row["kind"] == "shares"} == {"cut-twin", "gone-twin"}
    assert [row["with"] for row in given if row["kind"] == "shares"] == ["cut-twin"]
    table = rows_of(guarded / "data/site/data/reuse.jsonl")
    public = [row for row in table if "open-twin" in (row["a"], row["b"])]
    assert len([row for row in given if row["kind"] == "reuse"]) == len(public) > 0
    assert all(row in held for row in given)
    assert any(one[:2] == ("open-twin", "findings") for one in left_out(guarded))


def test_a_copy_has_the_new_id_in_the_place_of_the_old(guarded: Path) -> None:
    assert "witness-b" in (guarded / "data/content/events/talk.yml").read_text("utf-8")
    assert (guarded / "data/content/articles/2031/words-of-witness-b.md").is_file()


def test_a_capture_of_any_size_goes(tmp_path: Path) -> None:
    scan, words = b"\0" * (LARGEST_TEXT + 1), b"Nobody spoke.\n"
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault/open.pdf").write_bytes(scan)
    (tmp_path / "vault/open.txt").write_bytes(words)
    pdf, txt = (hashlib.sha256(data).hexdigest() for data in (scan, words))
    record = (CONTENT["articles/2031/open.md"] or "").replace(
        "path: open.txt, sha256: OPEN",
        f"path: open.pdf, sha256: {pdf},"
        f" transcript: {{path: open.txt, sha256: {txt}, tool: a hand}}",
    )
    content = planted(tmp_path, {"articles/2031/open.md": record})
    assert export(tmp_path / "bag", content, tmp_path / "vault") == 0
    assert (tmp_path / "bag/data/vault/open.pdf").read_bytes() == scan
    assert (tmp_path / "bag/data/vault/open.txt").read_bytes() == words


def test_a_bag_is_not_replaced(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(bag)
    assert export(bag, bag.parent / "demo/content") == 2
    assert "name another folder" in capsys.readouterr().err
    assert contents(bag) == before


def test_nothing_is_made_without_names_that_are_kept_in_a_vault_that_is_not_named(
    guarded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "bag", guarded.parent / "content") == 2
    assert "name the vault" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
