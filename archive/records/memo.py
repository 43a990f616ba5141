"""Pure steps remembered: what one gave before is given again as long as it is given the same.

A build from nothing takes each step once and remembers none. Where an archive is read again after
every edit, nearly all of its steps are given what they were given the time before. To remember is
no second way through the program: the steps are the same, and they are pure.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
_BY_VALUE = {str, int, bool, frozenset, type(None)}


class Taking(Protocol):
    """Takes steps: ``taking(step, *given)`` is what ``step(*given)`` gives."""

    def __call__(self, step: Callable[..., T], /, *given: object) -> T:
        """Return what a pure step gives."""

    def same(self, name: str, value: T) -> T:
        """Return a value, or an equal one that had this name before: so it is told to be equal."""


class Afresh:
    """Takes steps and remembers nothing."""

    def __call__(self, step: Callable[..., T], /, *given: object) -> T:
        """Return what a step gives."""
        return step(*given)

    def same(self, _name: str, value: T) -> T:
        """Return the value."""
        return value


afresh = Afresh()


@dataclass(slots=True)
class Memo:
    """What the steps of this run and of the one before gave.

    Texts and numbers, and tuples of them, are the same when they are equal, anything else when it
    is one and the same object; so what a step is given may not be changed afterwards.
    """

    _before: dict[object, tuple[object, Any]] = field(default_factory=dict)
    _now: dict[object, tuple[object, Any]] = field(default_factory=dict)
    _named: dict[str, Any] = field(default_factory=dict)

    def __call__(self, step: Callable[..., T], /, *given: object) -> T:
        """Return what a pure step gives, or gave when it was given the same."""
        key = (step, *map(_key, given))
        held = self._now.get(key) or self._before.get(key)
        if held is None:
            held = given, step(*given)  # who is told apart by identity has to live as long
        self._now[key] = held
        found: T = held[1]
        return found

    def same(self, name: str, value: T) -> T:
        """Return a value, or the equal one that had this name at last."""
        held = self._named.get(name)
        if held is None or held != value:
            self._named[name] = held = value
        return held

    def turn(self) -> None:
        """End a run: forget what it did not ask for."""
        self._before, self._now = self._now, {}


def _key(one: object) -> object:
    kind = type(one)
    if kind in _BY_VALUE:
        return one
    return (*map(_key, one),) if isinstance(one, tuple) else (kind, id(one))
