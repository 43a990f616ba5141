"""Publish the pages with MkDocs. The only module, beside its hook, that knows the engine."""

import datetime as dt
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.site.folders import files_in
from archive.site.rendering import KEPT

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

LAST_SECOND = (1 << 32) - 1
"""The last time that the engine can write: gzip (RFC 1952) has four bytes for it."""
ROOT = Path(__file__).resolve().parents[2]


class EngineError(Exception):
    """The site engine failed; the message is its own."""


def publish(
    pages: Path, site: Path, content: Path, day: dt.date | None, *, whole: bool = True
) -> None:
    """Let the engine write the site of ``pages`` into the folder ``site``.

    The engine empties that folder first, whatever comes of it. ``day`` is the date that it writes
    into the sitemap, unless ``SOURCE_DATE_EPOCH`` gives one. Where these are not the ``whole``
    pages, it need not say which it misses. Raises EngineError, OSError.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - slow to import, and not always needed
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.WARNING if whole else logging.ERROR)
    try:
        with built_on(day):
            folders = {"docs_dir": str(pages.resolve()), "site_dir": str(site.resolve())}
            config = load_config(str(config_for(content)), **folders)
            _let_miss_nothing(config, files_in(pages))
            _keep_compiled(config)
            build(config)
    except (MkDocsException, Abort) as error:
        raise EngineError(str(error)) from error


def _let_miss_nothing(config: "MkDocsConfig", names: set[str]) -> None:
    """Let the engine stop where it does not see all files: it passes over what it cannot list."""
    from mkdocs.plugins import event_priority  # noqa: PLC0415

    @event_priority(100)  # before other plugins, which may take files out
    def on_files(files: "Files", **_: object) -> None:
        if missing := names - {file.src_uri for file in files}:
            raise EngineError(f"the engine did not find {config.docs_dir}/{min(missing)}")

    config.plugins._register_event("files", on_files)  # noqa: SLF001 - as it does with hooks


def _keep_compiled(config: "MkDocsConfig") -> None:
    """Let the theme's templates be compiled once, however many sites are published."""
    from mkdocs.plugins import event_priority  # noqa: PLC0415

    @event_priority(100)  # before other plugins, which may ask for templates
    def on_env(env: Any, **_: object) -> None:  # noqa: ANN401 - Jinja has one importer, not this
        env.bytecode_cache = KEPT

    config.plugins._register_event("env", on_env)  # noqa: SLF001 - as it does with hooks


def look_of(content: Path) -> list[Path]:
    """Return what else the pages look like: the engine's settings, and the theme's own folder.

    Among them is where an archive may have settings of its own, also if it has none.
    """
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    settings = [_beside(content), config_for(content)]
    try:
        theme = load_config(str(settings[1]), docs_dir=str(content.resolve())).theme.custom_dir
    except (MkDocsException, Abort, OSError):  # whoever mends the settings changes that file
        return settings
    return [*settings, Path(theme)] if theme else settings


@contextmanager
def built_on(day: dt.date | None) -> Iterator[None]:
    """Let the engine take ``day`` (1970-01-01 if not known) for the day of the build."""
    name = "SOURCE_DATE_EPOCH"
    given = os.environ.get(name)
    midnight = dt.datetime.combine(day or dt.date(1970, 1, 1), dt.time(tzinfo=dt.UTC))
    os.environ[name] = given or str(min(max(0, int(midnight.timestamp())), LAST_SECOND))
    try:
        yield
    finally:
        if given is None:
            del os.environ[name]


def config_for(content: Path) -> Path:
    """Return an archive's ``mkdocs.yml``: beside its content folder, else the program's own."""
    beside = _beside(content)
    return beside if beside.is_file() else ROOT / "mkdocs.yml"


def _beside(content: Path) -> Path:
    return content.resolve().parent / "mkdocs.yml"
