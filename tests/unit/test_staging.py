"""A folder that takes another's place in one step, or not at all."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from archive.site import filesystem, staging
from archive.site.filesystem import CannotExchangeError, exchange, sync
from archive.site.staging import locked, replaced
from tests.site.building import contents


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def publish(site: Path, text: str) -> None:
    with replaced(site) as new:
        write(new, "index.html", text)
        write(new, f"{text}/index.html", text)


def stopped(site: Path, error: BaseException) -> None:
    with replaced(site) as new:
        write(new, "index.html", "half")
        raise error


def held(site: Path) -> dict[str, bytes]:
    return contents(Path(os.path.realpath(site)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a published site."""
    publish(tmp_path / "below/site", "old")
    return tmp_path / "below/site"


def test_the_new_site_takes_the_place_of_the_old(site: Path) -> None:
    publish(site, "new")
    assert held(site) == {"site/index.html": b"new", "site/new/index.html": b"new"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [OSError, RuntimeError, KeyboardInterrupt, SystemExit])
def test_whatever_stops_the_work_leaves_the_old_site(
    site: Path, error: type[BaseException]
) -> None:
    before = held(site)
    with pytest.raises(error):
        stopped(site, error())
    assert held(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_site_that_was_never_there_is_not_left_half(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        stopped(tmp_path / "site", RuntimeError())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_cleared_away(site: Path) -> None:
    write(site.with_name(".site.new"), "deep/half.html", "half")
    publish(site, "new")
    assert held(site).keys() == {"site/index.html", "site/new/index.html"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_stays_and_the_folder_it_leads_to_is_replaced(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to("below/site")
    publish(link, "new")
    assert link.is_symlink()
    assert held(site).keys() == {"site/index.html", "site/new/index.html"}


def cannot(_one: Path, other: Path) -> None:
    raise CannotExchangeError(errno.EINVAL, "Invalid argument", str(other))


def test_where_folders_cannot_be_exchanged_a_link_is_moved(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchange", cannot)
    link = tmp_path / "public"
    link.symlink_to("below/site")
    for text in ("one", "two", "three"):
        publish(link, text)
        assert (link / "index.html").read_text() == text
        assert len(list(link.iterdir())) == 2
    assert (site / "index.html").read_text() == "old"  # not ours to remove
    names = sorted(path.name for path in site.parent.iterdir())
    assert names == [".public.a", "site"]


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY])
def test_a_site_that_is_mounted_is_told_where_else_to_go(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def mounted(_one: Path, other: Path) -> None:
        raise OSError(number, os.strerror(number), str(other))

    monkeypatch.setattr(staging, "exchange", mounted)
    with pytest.raises(OSError, match="name one in it"):
        publish(site, "new")
    assert held(site).keys() == {"site/index.html", "site/old/index.html"}


def test_where_there_is_no_link_either_the_old_site_stays_and_the_way_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchange", cannot)
    with pytest.raises(OSError, match="put a symbolic link"):
        publish(site, "new")
    assert held(site).keys() == {"site/index.html", "site/old/index.html"}


def test_two_folders_exchange_their_names(tmp_path: Path) -> None:
    write(tmp_path / "one", "file", "1")
    write(tmp_path / "two", "file", "2")
    exchange(tmp_path / "one", tmp_path / "two")
    assert contents(tmp_path / "one") == {"one/file": b"2"}
    assert contents(tmp_path / "two") == {"two/file": b"1"}


def test_all_is_on_the_disk_before_the_step_and_after_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bytes]] = []

    def watched(folder: Path) -> None:
        sync(folder)
        seen.append((folder.name, (site / "index.html").read_bytes()))

    monkeypatch.setattr(staging, "sync", watched)
    publish(site, "new")
    assert seen == [(".site.new", b"old"), (site.parent.name, b"new")]


def test_a_step_that_fails_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        exchange(tmp_path, tmp_path / "gone")
    with pytest.raises(FileNotFoundError, match="gone"):
        sync(tmp_path / "gone")


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_without_the_step_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("ctypes.get_errno", lambda: number)
    monkeypatch.setattr(filesystem, "_system", SimpleNamespace(renameat2=lambda *_: -1))
    with pytest.raises(CannotExchangeError):
        exchange(tmp_path / "one", tmp_path / "two")


def test_a_system_without_the_step_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    other = SimpleNamespace(renamex_np=lambda *given: asked.append(given))
    monkeypatch.setattr(filesystem, "_system", other)
    exchange(tmp_path / "one", tmp_path / "two")
    sync(tmp_path)  # the whole machine, where one file system cannot be named
    assert asked == [(bytes(tmp_path / "one"), bytes(tmp_path / "two"), 2)]
    monkeypatch.setattr(filesystem, "_system", SimpleNamespace())
    with pytest.raises(CannotExchangeError):
        exchange(tmp_path / "one", tmp_path / "two")


def test_a_second_builder_is_kept_away_until_the_first_is_done(tmp_path: Path) -> None:
    one, two = tmp_path / "pages", tmp_path / "site"
    said = r"another build is writing .*site"
    with locked([one, two]), pytest.raises(BlockingIOError, match=said), locked([two]):
        pass
    with locked([one]), locked([two]), locked([tmp_path / "other"]):
        pass
    with locked([two, one]):
        pass


def test_a_lock_is_the_same_by_any_name_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "link").symlink_to("site")
    with locked([tmp_path / "site"]), pytest.raises(BlockingIOError), locked([tmp_path / "link"]):
        pass
