"""No way leads from content to code: a build of hostile records does what any other build does.

An audit hook (PEP 578) writes down every file that is opened, every import, every piece of code
that is run, every process and socket. Only names of files differ, and all lie where they may.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.hostile.payloads import OWN
from tests.hostile.planting import plant

_TO_CODE = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% include '/etc/hostname' %}{% import 'os' as os %}{{ os.system('id') }}",
    "--8<-- '/etc/hostname'",
    "![a](file:///etc/hostname) [b](/etc/hostname)",
    "!!python/object/apply:os.system [id]",
    "\n---\ntemplate: /etc/hostname\nhooks: [evil.py]\n---\n",
    "::: archive.cli",
    "encodings.zlib_codec __import__('os').system('id')",
    "http://127.0.0.1:9/ file:///etc/hostname",
)
_HARMLESS = "A quiet day at the docks"
_RUNS = ("subprocess", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty")
_SENDS = ("socket", "urllib", "http", "ftplib", "smtplib", "ssl", "webbrowser")


class Done(NamedTuple):
    """What a run did."""

    code: int
    said: str
    rows: list[list[object]]

    def of(self, event: str) -> set[str]:
        return {str(row[1]) for row in self.rows if row[0] == event}

    def beginning(self, beginnings: tuple[str, ...]) -> list[list[object]]:
        return [row for row in self.rows if str(row[0]).startswith(beginnings)]

    def opened(self) -> set[Path]:
        """Return the files opened, as their real paths.

        A name without a folder that no link may stand for (O_NOFOLLOW) is a step from a folder
        that was opened before.
        """
        return {
            Path(os.path.realpath(ROOT / str(path)))
            for event, path, _, flags in (row for row in self.rows if row[0] == "open")
            if event and not isinstance(path, int) and path is not None
            if "/" in str(path) or not (isinstance(flags, int) and flags & os.O_NOFOLLOW)
        }


def _run(folder: Path, verb: str = "build") -> Done:
    log = folder / "log.json"
    places = {"content": "content", "vault": "vault"}
    places |= {"pages": "pages", "site": "site"} if verb == "build" else {}
    options = [word for name, inner in places.items() for word in (f"--{name}", folder / inner)]
    for inner in ("vault", "tmp"):
        (folder / inner).mkdir(exist_ok=True)
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.audited", log, verb, *options, "--today", "2031-05-01"],
        cwd=ROOT,
        env=settings | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Done(done.returncode, done.stderr, json.loads(log.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Return what a build of a sound archive does."""
    folder = tmp_path_factory.mktemp("harmless")
    plant(folder, [f"{_HARMLESS} {number}" for number in range(4)])
    done = _run(folder)
    assert done.code == 0, done.said
    return done


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def hostile(hostile_folder: Path) -> Done:
    """Return what a build of hostile records does that no check refuses."""
    plant(hostile_folder, [*_TO_CODE, *OWN])
    done = _run(hostile_folder)
    assert done.code == 0, done.said
    return done


def test_no_module_is_imported_that_a_harmless_build_does_not(
    harmless: Done, hostile: Done
) -> None:
    assert hostile.of("import") - harmless.of("import") == set()


def test_no_code_is_compiled_or_run_that_a_harmless_build_does_not(
    harmless: Done, hostile: Done
) -> None:
    for event in ("exec", "compile"):
        assert _elsewhere(hostile.of(event)) - _elsewhere(harmless.of(event)) == set()


def _elsewhere(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.startswith("<")}


def test_no_process_is_started_and_no_socket_opened(harmless: Done, hostile: Done) -> None:
    for done in (harmless, hostile):
        assert done.beginning(_RUNS) == []
        assert done.beginning(_SENDS) == []


def test_no_file_is_opened_outside_the_given_folders(
    harmless: Done, hostile: Done, hostile_folder: Path
) -> None:
    inside = os.path.realpath(hostile_folder)
    assert {path for path in hostile.opened() - harmless.opened()
            if not path.is_relative_to(inside)} == set()  # fmt: skip


def test_what_is_refused_is_not_opened_either(tmp_path: Path, harmless: Done) -> None:
    secret = tmp_path / "elsewhere/secret.txt"
    secret.parent.mkdir()
    secret.write_text("name: secret\n", encoding="utf-8")
    folder = tmp_path / "given"
    content = plant(folder, [_HARMLESS])
    (folder / "vault").mkdir()
    (folder / "vault/link.txt").symlink_to(secret)
    (content / "people/link.yml").symlink_to(secret)
    (content / "people/more").symlink_to(secret.parent)
    (content / "articles/2031/a0.findings.jsonl").symlink_to(secret)
    (content / "people/tag.yml").write_text("name: !!python/object/apply:os.system [id]\n")
    (content / "people/deep.yml").write_text("name: " + "[" * 100_000)
    os.mkfifo(content / "people/pipe.yml")
    for number, path in enumerate(("link.txt", "../../elsewhere/secret.txt", str(secret))):
        (content / f"articles/2031/r{number}.md").write_text(
            f"---\ntitle: T\nsource: s0\nlanguage: en\nrights: {{display: full}}\n"
            f"capture: {{path: {path}, sha256: {'a' * 64}}}\n---\n"
        )
    done = _run(folder, "check")
    assert done.code == 1
    assert secret not in done.opened()
    assert "name: secret" not in done.said
    allowed = harmless.opened() | {path for path in done.opened() if path.is_relative_to(folder)}
    assert done.opened() - allowed == set()
    assert done.of("import") - harmless.of("import") == set()
    assert done.beginning(_RUNS) + done.beginning(_SENDS) == []
