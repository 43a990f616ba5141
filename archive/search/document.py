"""What the index knows: documents, and the values by which they can be narrowed.

Nothing here is more than the audience may read: `archive.search.readable` sees to that.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

FIELDS: Final = (
    "source", "kind", "language", "subject", "person", "organization", "place", "event",
)  # fmt: skip
"""The fields of values. Year and date follow from the order of the documents."""
COPY: Final = "copy"
"""The field of an article whose text stands mostly in another; its only value is ``yes``."""


class Value(NamedTuple):
    """A source, subject, entity or event: something that documents can have."""

    field: str
    id: str
    label: str
    address: str
    """Of its page, relative to the site's root; empty where it has none."""
    names: tuple[str, ...] = ()
    """Every form by which a reader may ask for it, its label included."""


class Sentence(NamedTuple):
    """A sentence that the audience may read."""

    text: str
    anchor: str
    """The id of its place on the document's page; empty where it has none."""
    language: str
    direction: str
    ours: bool = False
    """From the archive's summary, or a translation that it shows: no quotation."""


class Document(NamedTuple):
    """One article, as far as the audience may read it."""

    article: str
    address: str
    title: str
    quoted: bool
    """The title is the source's headline, a quotation."""
    source: str
    date: str
    """EDTF, empty where unknown."""
    when: str
    """The date in words."""
    day: int | None
    """The day by which it is put in order, as `datetime.date.toordinal`; None where unknown."""
    language: str
    sentences: tuple[Sentence, ...]
    values: Mapping[tuple[str, str], int]
    """(field, id) of each value that it has -> how often it names it (1 where it is no name)."""
