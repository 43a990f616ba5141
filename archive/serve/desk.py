"""The desk: the last sound state of the archive, and what is wrong with the newest one.

Whatever a half-typed file does, the last sound state stays to be read, with the problems above it.
"""

import gc
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition
from typing import Final

from archive.pipeline import Outcome, Plan, read
from archive.records.memo import Memo
from archive.records.problems import plain, report
from archive.serve.edition import PAGE, Edition, Finder, Press
from archive.serve.watching import fingerprint
from archive.site.publish import EngineError, look_of
from archive.site.rendering import TEMPLATES, environment

_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class News:
    """The ``number`` of a state, the edition to show, and what is wrong, as the terminal says it.

    ``edition`` is None as long as no state has been sound.
    """

    number: int = 0
    edition: Edition | None = None
    problems: tuple[str, ...] = ()
    notes: str = ""

    def state(self, path: str) -> str:
        """Return the state of a page, nothing where there is none or it cannot be made."""
        try:
            return self.edition.state(path) if self.edition else ""
        except Exception:  # noqa: BLE001 - whoever asks for the page is told
            return ""


class Desk:
    """Reads the archive again and again, and tells who waits for it."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        """Keep what is made in ``folder``."""
        self._memo = Memo()
        self._plan = replace(plan, drafts=True, take=self._memo)
        self._folder, self._finder = folder, Finder(folder)
        self._look = _look(plan.content)
        self._press = self._new_press()
        self._news, self._changed = News(), Condition()
        self._shown: Counter[str] = Counter()

    @property
    def roots(self) -> list[Path]:
        """What the archive is made of: records, texts, and what the pages look like."""
        return [self._plan.content, *filter(None, [self._plan.vault]), *self._look]

    @property
    def news(self) -> News:
        """The state to show, as soon as there is one."""
        return self.news_after(0)

    def news_after(self, number: int, seconds: float | None = None) -> News:
        """Return the state that follows another, or that one if it lasts for some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._news.number > number, seconds)
            return self._news

    @contextmanager
    def showing(self, path: str) -> Iterator[None]:
        """Note that a browser shows a page."""
        with self._changed:
            self._shown[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._shown[path] -= 1

    def renew(self) -> News:
        """Read everything again, and tell it."""
        try:
            news = self._judged(self._read())
            news = replace(news, edition=self._dressed(news.edition))
        except Exception as error:  # noqa: BLE001 - no half-typed template ends anyone's work
            if not isinstance(error, EngineError):
                traceback.print_exc(file=sys.stderr)
            said = f"this cannot be shown: {type(error).__name__}: {error}"
            news = replace(self._news, problems=(plain(said),), notes="")
        return self._tell(news)

    def _read(self) -> Outcome:
        gc.disable()  # as a build does
        try:
            outcome = read(self._plan)
            if outcome.archive is not None:  # else what is missing may be put back
                self._memo.turn()
            return outcome
        finally:
            gc.freeze()  # what stays is not looked through for garbage again and again
            gc.enable()

    def _judged(self, outcome: Outcome) -> News:
        if outcome.archive is None:
            wrong = [problem for problem in outcome.problems if problem.blocks]
            said = report(wrong, self._plan.content).split("\n\n")
            return replace(self._news, problems=_first(said), notes="")
        notes = report(outcome.problems, self._plan.content) if outcome.problems else ""
        audience = self._plan.audience
        edition = Edition(outcome.archive, audience, self._press, self._finder)
        return replace(self._news, edition=edition, problems=(), notes=notes)

    def _dressed(self, edition: Edition | None) -> Edition | None:
        """Return an edition as the theme is now, if that can be used for the pages on show."""
        if edition is None or fingerprint(self._look) == self._press.look:
            return edition
        environment.cache_clear()
        self._look = _look(self._plan.content)
        press = self._new_press()
        made = edition.with_press(press)
        for path in {PAGE, *(+self._shown)}:
            made.file(path)
        self._press = press
        return made

    def _new_press(self) -> Press:
        return Press(self._plan, fingerprint(self._look), self._folder)

    def _tell(self, news: News) -> News:
        with self._changed:
            self._news = replace(news, number=self._news.number + 1)
            self._changed.notify_all()
            return self._news


def _look(content: Path) -> list[Path]:
    return [*look_of(content), TEMPLATES]


def _first(said: Sequence[str]) -> tuple[str, ...]:
    """Return the first problems of a report and the line that closes it: a board has one side."""
    *problems, closing = said
    left = len(problems) - _MOST_SHOWN
    more = [f"{left} more: archive check lists them all"] if left > 0 else []
    return *problems[:_MOST_SHOWN], *more, closing
