"""The engine in a Node process: the one that Playwright carries, so that none need be installed."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from archive.search import words
from archive.search.client import ENTRY, SOURCES

DRIVER: Final = Path(__file__).with_name("driver.mjs")
TABLES: Final = {
    "folds": words.FOLDS,
    "umlauts": words.UMLAUTS,
    "stems": words.STEMS,
    "longest": words.LONGEST,
}
"""What the manifest of an index in every language says of words."""
BATCH: Final = 50
"""Questions that are asked before the answers are read: less than a pipe holds."""

Result = dict[str, Any]


class EngineError(Exception):
    """The engine threw."""


class Node:
    """A process that answers questions to the engine, one after the other."""

    def __init__(self, engine: Path = SOURCES / ENTRY) -> None:
        """Start Node. Raises OSError."""
        from playwright._impl._driver import compute_driver_executable  # noqa: PLC0415 - slow

        node = compute_driver_executable()[0]
        self._process = subprocess.Popen(
            [node, "--no-warnings", DRIVER, engine, SOURCES / "words.js"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def ask(self, job: str, **given: object) -> Any:  # noqa: ANN401 - whatever the job finds
        """Return the answer to one question. Raises EngineError."""
        return self.ask_all([{"job": job, **given}])[0]

    def ask_all(self, questions: Sequence[Mapping[str, object]]) -> list[Any]:
        """Return the answers to some questions. Raises EngineError."""
        return [
            answer
            for first in range(0, len(questions), BATCH)
            for answer in self._batch(questions[first : first + BATCH])
        ]

    def _batch(self, questions: Iterable[Mapping[str, object]]) -> list[Any]:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        lines = [json.dumps(question, default=str) for question in questions]
        to.write("".join(f"{line}\n" for line in lines))
        to.flush()
        answers = [json.loads(back.readline()) for _ in lines]
        for line, answer in zip(lines, answers, strict=True):
            if "error" in answer:
                raise EngineError(f"{line[:500]}: {answer['error']}")
        return [answer.get("found") for answer in answers]

    def search(self, folder: Path, query: str, **options: object) -> Result:
        """Return what the engine finds in the index of a folder."""
        return dict(self.ask("search", folder=str(folder), query=query, options=options))
