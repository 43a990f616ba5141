"""Where each page stands.

An address is relative to the site's root and ends with a slash: ``people/edi-rama/``. In pages/ a
link begins at the archive's root (``/people/edi-rama/``): one string everywhere, which no engine
rewrites. The theme publishes it as a relative link, so the site works under any path.
"""

FOLDERS = {
    "article": "articles", "person": "people", "organization": "organizations", "place": "places",
    "event": "events", "source": "sources", "subject": "subjects", "year": "years",
    "language": "languages",
}  # fmt: skip


def address(kind: str, id_: str) -> str:
    """Return the address of a record's page."""
    return f"{FOLDERS[kind]}/{id_}/"


def link_to(kind: str, id_: str) -> str:
    """Return the link to a record's page, as pages write it."""
    return f"/{address(kind, id_)}"


def shared_address(a: str, b: str) -> str:
    """Return the address of the page of two articles side by side, the earlier one first."""
    return f"shared/{a}/{b}/"


def file_of(address_: str) -> str:
    """Return a page's file in the pages folder: ``people/edi-rama.md``, ``people/index.md``."""
    in_section = address_.count("/") > 1
    return f"{address_[:-1]}.md" if in_section else f"{address_}index.md"


def root_of(address_: str) -> str:
    """Return the relative address of the site's root as seen from a page: ``../../`` or ``./``."""
    return "../" * address_.count("/") or "./"
