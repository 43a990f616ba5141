"""Publish the pages with MkDocs. The only module, beside its hook, that knows the engine."""

import logging
from pathlib import Path

from archive.site.folders import staged, swap

ROOT = Path(__file__).resolve().parents[2]


class EngineError(Exception):
    """The site engine failed; the message is its own."""


def publish(pages: Path, site: Path, content: Path) -> None:
    """Publish ``pages`` as ``site``, in place of what stood there. Raises EngineError, OSError.

    The site is built in a staging folder: when the engine fails, the published one stays.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - slow to import, and not always needed
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    staging = staged(site)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(
            str(config_for(content)), docs_dir=str(pages.resolve()), site_dir=str(staging.resolve())
        )
        build(config)
    except (MkDocsException, Abort) as error:
        raise EngineError(str(error)) from error
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)  # the one file that holds the clock's day
    swap(staging, site)


def config_for(content: Path) -> Path:
    """Return an archive's ``mkdocs.yml``: beside its content folder, else the program's own."""
    beside = content.resolve().parent / "mkdocs.yml"
    return beside if beside.is_file() else ROOT / "mkdocs.yml"
