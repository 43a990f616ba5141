"""A report whose words were read from print (a PDF, a picture): its transcript as a draft."""

from dataclasses import replace

from archive.intake.draft import Draft
from archive.intake.plain.paste import read_paste
from archive.text.escape import showable


def printed(capture: bytes, suffix: str, text: str, tool: str, origin: str) -> Draft:
    """Return a draft of a capture whose text ``tool`` has read; what the text states is found."""
    transcript = showable(text.replace("\r\n", "\n").replace("\r", "\n"))
    stated = read_paste(transcript.encode(), origin)
    if stated.text != transcript:  # then the places of its zones are others
        raise ValueError("a paste of UTF-8 text is not the text itself")
    return replace(stated, capture=capture, suffix=suffix, tool=tool)
