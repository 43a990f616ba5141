"""Setting up says the one command where something is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n'


def install(root: Path, folder: Path, pythons: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for name, script in pythons.items():
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    command = [shutil.which("sh") or "sh", str(root / "requirements/install"), "site.txt"]
    environment = {"PATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("pythons", "said"),
    [
        ({}, "sudo apt-get install python3 python3-venv"),
        ({"python3": OLD}, "sudo apt-get install python3 python3-venv"),
        ({"python3": WITHOUT_VENV}, "sudo apt-get install python3-venv"),
        ({"python3": OLD, "python3.12": WITHOUT_VENV}, "sudo apt-get install python3.12-venv"),
    ],
)
def test_where_no_python_will_do_the_command_to_type_is_said(
    root: Path, tmp_path: Path, pythons: dict[str, str], said: str
) -> None:
    done = install(root, tmp_path, pythons)
    assert done.returncode != 0
    assert done.stderr.endswith(f"{said}\n")
    assert not (tmp_path / ".venv").exists()
