"""Where each page stands: one folder a page, so that its file and its address are the same.

An address is relative to the site's root and ends with a slash: ``people/edi-rama/``. Pages link
with relative addresses, so the site works under any path and from any host.
"""

FOLDERS = {
    "article": "articles", "person": "people", "organization": "organizations", "place": "places",
    "event": "events", "source": "sources", "subject": "subjects", "year": "years",
    "language": "languages",
}  # fmt: skip


def address(kind: str, id_: str) -> str:
    """Return the address of a record's page."""
    return f"{FOLDERS[kind]}/{id_}/"


def root_of(address_: str) -> str:
    """Return the relative address of the site's root as seen from a page: ``../../`` or ``./``."""
    return "../" * address_.count("/") or "./"
