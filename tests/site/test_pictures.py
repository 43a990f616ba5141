"""The picture of a page is published where its text may be read whole, and nowhere else."""

import hashlib
from pathlib import Path

import pytest

from tests.site.building import built, contents
from tests.unit.invented import planted
from tests.unit.pictures import JPEG, PNG, SECRET

TEXT = "Nobody spoke at the gate.\n"
PAGE = "articles/scan/page.png"


REDACTED = "redacted: [{start: 0, end: 6, reason: Safety., date: 2031-04-01}]\n"


def record(display: str = "full", picture: str = "scan.png", more: str = "") -> str:
    digest = hashlib.sha256(PNG + SECRET).hexdigest()
    text = hashlib.sha256(TEXT.encode()).hexdigest()
    return (
        "---\ntitle: At the gate\nsource: wire\nlanguage: en\n"
        f"rights: {{display: {display}, reason: none}}\n{more}"
        f"capture: {{path: {picture}, sha256: {digest},"
        f" transcript: {{path: scan.txt, sha256: {text}, tool: a reader}}}}\n---\n"
    )


def archive(folder: Path, **records: str) -> tuple[Path, Path]:
    """Plant an archive with these further records, and the vault that they name."""
    vault = folder / "vault"
    vault.mkdir()
    for name in ("scan.png", "scan.tif"):
        (vault / name).write_bytes(PNG + SECRET)
    (vault / "scan.txt").write_text(TEXT, "utf-8")
    changes = {name.replace("__", "/") + ".md": text for name, text in records.items()}
    return planted(folder, {f"articles/2031/{name}": text for name, text in changes.items()}), vault


def test_a_picture_stands_below_its_text_with_words_for_those_who_cannot_see_it(
    tmp_path: Path,
) -> None:
    content, vault = archive(tmp_path, scan=record())
    site = built(content, vault, tmp_path / "out")
    assert (site.site / PAGE).read_bytes() == PNG
    page = (site.site / "articles/scan/index.html").read_text("utf-8")
    assert 'src="page.png" alt="The page as it was printed' in page
    assert f'href="../../{PAGE}"' in page
    assert page.index("at the gate") < page.index("<figure")


def test_nothing_but_the_picture_goes_out(tmp_path: Path) -> None:
    content, vault = archive(tmp_path, scan=record())
    files = built(content, vault, tmp_path / "out", site=False).files()
    assert not [name for name, data in files.items() if SECRET in data]


@pytest.mark.parametrize(
    "records",
    [
        {"scan": record("metadata-only")},
        {"scan": record("excerpt")},
        {"scan": record("withheld")},
        {"scan": record(picture="scan.tif")},
        {"scan": record(), "other": record("metadata-only")},
        {
            "scan": record(
                more="redacted: [{start: 0, end: 6, reason: Safety., date: 2031-04-01}]\n"
            )
        },
    ],
)
def test_no_other_picture_goes_out(tmp_path: Path, records: dict[str, str]) -> None:
    content, vault = archive(tmp_path, **records)
    site = built(content, vault, tmp_path / "out", site=False)
    assert not [name for name, data in contents(site.pages).items() if PNG[:8] in data]
    assert "<img" not in (site.pages / "articles/scan.md").read_text("utf-8")


def test_no_picture_goes_out_where_a_name_is_redacted(tmp_path: Path) -> None:
    content, vault = archive(tmp_path, scan=record())
    redacted = "name: Someone Else\nredacted: {as: Witness A, reason: Safety., date: 2031-04-01}\n"
    (content / "people/someone-else.yml").write_text(redacted, "utf-8")
    site = built(content, vault, tmp_path / "out", site=False)
    assert not (site.pages / PAGE).exists()


def test_a_reader_of_a_private_site_sees_it(tmp_path: Path) -> None:
    content, vault = archive(tmp_path, scan=record("metadata-only"))
    site = built(content, vault, tmp_path / "out", audience="private", site=False)
    assert (site.pages / PAGE).read_bytes() == PNG


def test_without_the_vault_there_is_none(tmp_path: Path) -> None:
    content, _ = archive(tmp_path, scan=record())
    site = built(content, None, tmp_path / "out", site=False)
    assert not (site.pages / PAGE).exists()
    assert "<img" not in (site.pages / "articles/scan.md").read_text("utf-8")


def test_a_picture_that_cannot_be_shown_ends_the_build_and_is_named(tmp_path: Path) -> None:
    content, vault = archive(tmp_path, scan=record(picture="scan.jpg"))
    (vault / "scan.jpg").write_bytes(PNG + SECRET)
    assert built(content, vault, tmp_path / "fine", site=False).pages.is_dir()  # by its bytes
    (vault / "scan.jpg").write_bytes(JPEG[:-2])
    text = record(picture="scan.jpg").replace(
        hashlib.sha256(PNG + SECRET).hexdigest(), hashlib.sha256(JPEG[:-2]).hexdigest()
    )
    (content / "articles/2031/scan.md").write_text(text, "utf-8")
    with pytest.raises(OSError, match=r"scan\.jpg cannot be shown"):
        built(content, vault, tmp_path / "out", site=False)
