"""Problems as GitHub and GitLab show them beside the changed lines.

GitHub: workflow commands, one a line. A command ends with its line and its parts are set apart by
``:`` and ``,``, so these are written as percent signs and digits; words of a record could otherwise
give commands of their own. GitLab: a Code Quality report (Code Climate), a JSON array.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from archive.records.problems import Problem, plain

_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_TEXT | {":": "%3A", ",": "%2C"}
_COLONS = re.compile(r":(?=:)")
_OLD_COMMAND = "##["
"""GitHub follows commands of this older form wherever they stand in a line."""


def inert(text: str) -> str:
    """Return a text that gives no command, wherever in a line of output it stands."""
    return _COLONS.sub(": ", text.replace(_OLD_COMMAND, "# #["))


def github(problems: Iterable[Problem], content: Path) -> str:
    """Return workflow commands, each with its file as seen from the working folder."""
    return "\n".join(_command(problem, content) for problem in problems)


def _command(problem: Problem, content: Path) -> str:
    mark = problem.mark
    place = {"file": _place(problem, content), "line": f"{mark.line or 1}"}
    if mark.line:
        place |= {"col": f"{mark.column + 1}", "endColumn": f"{mark.column + mark.width}"}
    listed = ",".join(
        f"{key}={_escaped(value, _IN_PROPERTY)}"
        for key, value in (place | {"title": problem.code}).items()
    )
    level = "error" if problem.blocks else "warning"
    return f"::{level} {listed}::{_escaped(_words(problem), _IN_TEXT)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text.replace(_OLD_COMMAND, "# #["))


def gitlab(problems: Iterable[Problem], content: Path) -> str:
    """Return a Code Quality report. A fingerprint stays while a problem moves to another line."""
    seen = Counter[str]()
    rows = []
    for problem in problems:
        said = f"{problem.mark.path}\x1f{problem.code}\x1f{problem.message}"
        seen[said] += 1
        rows.append({
            "description": _words(problem),
            "check_name": problem.code,
            "fingerprint": sha256(f"{said}\x1f{seen[said]}".encode()).hexdigest(),
            "severity": "major" if problem.blocks else "minor",
            "location": {
                "path": _place(problem, content),
                "lines": {"begin": problem.mark.line or 1},
            },
        })  # fmt: skip
    return json.dumps(rows, indent=1)


def _words(problem: Problem) -> str:
    parts = [problem.message, f"fix: {problem.fix}"]
    if problem.nearest:
        parts.insert(1, f"nearest: {problem.nearest}")
    return "\n".join(map(plain, parts))


def _place(problem: Problem, content: Path) -> str:
    file = content / problem.mark.path
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
