"""The verb that takes documents in: pastes, saved pages, PDF files, lists of references."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from archive.cli.common import (
    DONE,
    PROBLEMS,
    UseError,
    Verbs,
    add_content,
    add_json,
    add_vault,
    need_folders,
)
from archive.intake.refused import Unable
from archive.records.dates import DateError, parse
from archive.records.model import DISPLAYS
from archive.records.problems import Problems, counted, plain
from archive.site.staging import locked
from archive.text.near import did_you_mean

if TYPE_CHECKING:
    from archive.intake.accession.taken import Put, Taken

_SAID = {
    "new": "new", "version": "with another version", "completed": "completed",
    "unchanged": "unchanged", "refused": "refused",
}  # fmt: skip
_UNREADABLE = (
    "Some records cannot be read (see: archive check); what they describe may be imported twice."
)


def add_import(verbs: Verbs) -> None:
    """Add ``archive import``."""
    parser = verbs.add_parser(
        "import", help="take documents in: each becomes a record that waits for review"
    )
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="a file, a folder of files, an address (with --network), or - for what is pasted",
    )
    add_content(parser)
    add_vault(parser)
    parser.add_argument("--source", metavar="ID", help="who published them: the id of a source")
    parser.add_argument(
        "--retrieved", metavar="DAY", type=_day, help="when they were captured (YYYY-MM-DD)"
    )
    parser.add_argument(
        "--rights", choices=DISPLAYS, help="what may be shown of them (metadata-only)"
    )
    parser.add_argument("--id", metavar="ID", help="the id of the record, of a single report")
    parser.add_argument(
        "--add", action="store_true", help="add what reviewed records lack, not only pending ones"
    )
    parser.add_argument("--network", action="store_true", help="fetch addresses and feeds")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    add_json(parser, "what is found, one object a line,")
    parser.set_defaults(run=_import)


def _day(said: str) -> str:
    try:
        return parse(said).text
    except DateError as error:
        raise argparse.ArgumentTypeError("write a day as YYYY-MM-DD") from error


def _import(options: argparse.Namespace) -> int:
    from archive.intake.accession.importing import (  # noqa: PLC0415 - numpy loads for this
        Terms,
        open_intake,
        put_back,
        run,
    )

    _check_folders(options)
    terms = Terms(options.source, options.rights, options.retrieved, options.id, adds=options.add)
    outcomes = Counter[str]()
    with ExitStack() as stack:
        if not options.dry_run:
            stack.enter_context(locked([options.content, options.vault]))
        content, dry = options.content, options.dry_run
        done = list(put_back(options.sources, content, dry=dry))
        sources = [one for one in done if isinstance(one, str)]
        for dump in done:
            if not isinstance(dump, str):
                outcomes["refused"] += _tell_dump(dump, options)
        if done and not sources:
            return PROBLEMS if outcomes["refused"] else DONE
        problems = Problems()
        intake = open_intake(options.content, options.vault, terms, problems, dry=options.dry_run)
        _check_source(options.source, intake.known_sources())
        if problems.blocking:
            print(_UNREADABLE, file=sys.stderr)
        for result in run(intake, sources, network=options.network):
            outcomes["refused" if isinstance(result, Unable) else result.outcome] += 1
            _tell(result, options)
    if not options.json:
        print(_summary(outcomes, options))
    return PROBLEMS if outcomes["refused"] else DONE


def _check_folders(options: argparse.Namespace) -> None:
    """Raise UseError where there is no place for what is to be written."""
    need_folders(options.content, options.vault)
    if options.vault is None:
        if not options.dry_run:
            said = "name the vault, the folder that keeps captures apart from the records"
            raise UseError(f"{said}: --vault FOLDER (or look without writing: --dry-run)")
        return
    content, vault = options.content.resolve(), options.vault.resolve()
    if content == vault or content in vault.parents or vault in content.parents:
        raise UseError("the vault and the records must be two folders, neither inside the other")


def _check_source(id_: str | None, known: Collection[str]) -> None:
    if id_ is not None and id_ not in known:
        near = did_you_mean(id_, known)
        fix = f"did you mean {near}?" if near else f"create it: archive new source {id_}"
        raise UseError(f"no source has the id {id_}; {fix}")


def _tell(result: "Taken | Unable", options: argparse.Namespace) -> None:
    """Print what became of one document or report."""
    if isinstance(result, Unable):
        said = (f"refused: {result.origin}: it {result.said}", f"fix: {result.fix}")
        print("\n  ".join(map(plain, said)), file=sys.stderr)
    elif options.json:
        print(json.dumps(result.as_data(), ensure_ascii=False))
    else:
        print("\n  - ".join(map(plain, _lines(result, options.content))))


def _tell_dump(dump: "Put | Unable", options: argparse.Namespace) -> bool:
    """Print what became of a dump; return whether anything of it was not put back."""
    if isinstance(dump, Unable):
        _tell(dump, options)
        return True
    files = dump.files
    if options.json:
        print(json.dumps(dump.as_data(), ensure_ascii=False))
    else:
        parts = (f"{len(files.written):,} put back", f"{len(files.same):,} the same already")
        print(plain(f"dump: {dump.origin}: {', '.join(parts)}"))
        for path in files.differing:
            print(plain(f"  - {path} is another one here, and stays as it is"))
    return bool(files.differing)


def _lines(taken: "Taken", content: Path) -> Iterator[str]:
    """Yield a line on what became of it, where, what is guessed, what is not told; then more."""
    said = f"{taken.outcome}: {(content / taken.file).as_posix()} (from {taken.draft.origin})"
    if taken.outcome == "new":
        said += f", {counted(len(taken.fields.get('basis', ())), 'field')} guessed"
        said += f"; not told: {', '.join(taken.unknown)}" if taken.unknown else ""
    yield said
    yield from taken.remarks


def _summary(outcomes: Counter[str], options: argparse.Namespace) -> str:
    reports = outcomes.total() - outcomes["refused"]
    parts = [f"{outcomes[name]:,} {said}" for name, said in _SAID.items() if outcomes[name]]
    said = f"{counted(reports, 'report')}" + (f": {', '.join(parts)}" if parts else "")
    if options.dry_run:
        return f"{said}. Nothing was written."
    waits = "Each new record waits for you: correct it, then archive accept ID."
    return f"{said}. {waits}" if outcomes["new"] else f"{said}."
