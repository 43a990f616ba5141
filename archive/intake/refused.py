"""Why a document is not taken in: said to the person who gave it, never as a traceback."""

from dataclasses import dataclass


class Refused(Exception):  # noqa: N818 - what became of a document; the command reports it
    """A document, or one report in it, cannot be taken in.

    ``said`` ends the sentence "this document …" ("holds no text"); ``fix`` is one imperative
    sentence for the person who gave it.
    """

    def __init__(self, said: str, fix: str) -> None:
        super().__init__(said, fix)
        self.said = said
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Unable:
    """A document that was not taken in: its name, what is wrong with it, and what to do."""

    origin: str
    said: str
    fix: str
