"""The verbs that keep an archive: verify a site, audit a vault, export a bag."""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.analysis.redacted import learn_kept_names
from archive.cli.building import built, tell
from archive.cli.common import (
    DONE,
    PROBLEMS,
    UseError,
    Verbs,
    add_content,
    add_json,
    add_today,
    add_vault,
    need_folders,
    plan_of,
    watch,
)
from archive.exchange.audit import Audit, audit
from archive.exchange.bag import LEFT_OUT, fill_bag
from archive.exchange.release import Redacted, release, sums_of
from archive.exchange.verify import Verdict, VerifyError, noted, verify
from archive.pipeline import Plan
from archive.records.problems import Problems, counted, plain
from archive.records.read import read_content
from archive.records.redaction import left_in
from archive.records.vault import Vault
from archive.records.writing import naming
from archive.site.folders import check_targets
from archive.site.staging import locked, replaced

_UNSEEN = "Files that the manifest does not name cannot be seen at an address."


def add_verify(verbs: Verbs) -> None:
    """Add ``archive verify``."""
    parser = verbs.add_parser("verify", help="compare a site with its manifest, file by file")
    parser.add_argument("site", metavar="SITE", help="a folder, or the address of a published copy")
    parser.add_argument(
        "--manifest", metavar="NOTED", help="one that you kept: its file, or its SHA-256"
    )
    parser.set_defaults(run=_verify)


def add_audit(verbs: Verbs) -> None:
    """Add ``archive audit``."""
    parser = verbs.add_parser("audit", help="compare every capture in the vault with its record")
    add_content(parser)
    add_vault(parser)
    add_json(parser, "the result")
    parser.set_defaults(run=_audit)


def add_bag(forms: Verbs) -> None:
    """Add ``archive export bag``."""
    parser = forms.add_parser("bag", help="records, captures and the site, as a bag (BagIt)")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder for it")
    add_content(parser)
    add_vault(parser)
    add_today(parser)
    parser.set_defaults(run=_export)


def _verify(options: argparse.Namespace) -> int:
    try:
        kept = None if options.manifest is None else noted(options.manifest)
        verdict = verify(options.site, kept, watch())
    except VerifyError as error:
        raise UseError(str(error)) from error
    for found in verdict.differences:
        _print_found(found.how, found.path, found.remark)
    print(_verdict(verdict))
    return PROBLEMS if verdict.differences else DONE


def _verdict(verdict: Verdict) -> str:
    totals = _totals(found.how for found in verdict.differences)
    said = f"not identical: {totals}; " if totals else "identical: "
    said += f"{counted(verdict.files, 'file')}, manifest SHA-256 {verdict.manifest}"
    return said if verdict.sees_all else f"{said}\n{_UNSEEN}"


def _audit(options: argparse.Namespace) -> int:
    if options.vault is None:
        raise UseError("name the vault: --vault FOLDER")
    need_folders(options.content, options.vault)
    problems = Problems()
    shelf = read_content(options.content, problems, watch())
    result = audit(shelf, options.vault, watch(), complete=not problems.blocking)
    if options.json:
        print(json.dumps(result.as_data()))
    else:
        _print_audit(result)
    return DONE if result.sound else PROBLEMS


def _print_audit(result: Audit) -> None:
    for found in result.findings:
        place = f"{found.record}:{found.line}" if found.record else ""
        _print_found(found.how, found.path, ", ".join(filter(None, (place, found.remark))))
    if not result.complete:
        print("Records that cannot be read (see: archive check) may name other files.")
    totals = _totals(found.how for found in result.findings)
    looked_at = [
        counted(result.captures, "capture"),
        counted(result.transcripts, "transcript"),
        f"{result.bytes:,} bytes read",
    ]
    said = "sound: " if result.sound else "not sound: "
    print(said + ", ".join([*looked_at, *filter(None, [totals])]))


def _export(options: argparse.Namespace) -> int:
    plan, folder = plan_of(options, "public"), options.folder
    kept = [*filter(None, [plan.content, plan.vault])]
    _check_new(folder, kept)
    sums = sums_of(plan.content)
    with TemporaryDirectory() as work:
        site = Path(work) / "site"
        outcome = built(plan, Path(work) / "pages", site)
        if outcome.archive is None:
            return tell(outcome, options, "")
        redacted = redacted_in(plan)
        with naming(folder), locked([folder]):
            _check_new(folder, kept)
            with replaced(folder) as staging:
                released = release(outcome.archive, plan.content, plan.vault, sums, redacted)
                left = fill_bag(staging, site, released, plan.day)
    print(f"Done: {folder} ({counted(len(left), 'thing')} left out, see {folder / LEFT_OUT})")
    return DONE


def _check_new(folder: Path, kept: Iterable[Path]) -> None:
    """Make sure that a bag replaces nothing, not even a site or a bag. Raises FileExistsError."""
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(
            f"{folder} is not empty, and a bag replaces nothing: name another folder"
        )
    check_targets([folder], kept)


def redacted_in(plan: Plan) -> Redacted | None:
    """Return how redacted words are known, where any are redacted.

    Raises UseError where the names are kept in a vault that was not named, and where a record
    could not be read: it might have told of more names.
    """
    problems = Problems()
    shelf = read_content(plan.content, problems)
    kept = [one for one in shelf.entities.values() if one.redacted and one.redacted.names]
    if kept and plan.vault is None:
        raise UseError("name the vault (--vault FOLDER): it keeps names that are redacted")
    learn_kept_names(shelf, Vault(plan.vault), problems)
    if problems.blocking:
        raise UseError(f"records cannot be read any more: archive check --content {plan.content}")
    redaction = shelf.redaction
    changed = {old: new for old, new in redaction.ids.items() if old != new}
    if not (redaction.forms or redaction.left or changed):
        return None
    return Redacted(
        holds=lambda text: redaction.holds(text) or bool(left_in(text, redaction.left)),
        refers=_referring(changed) if changed else lambda _: False,
    )


def _referring(changed: Mapping[str, str]) -> Callable[[str], bool]:
    """Return what tells whether an id that was changed stands in a text, but not within a new one.

    ``changed`` has for each old id the new one.
    """
    ids = sorted({*changed, *changed.values()}, key=lambda id_: (-len(id_), id_))
    known = re.compile(
        rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, ids))})(?![a-z0-9])", re.IGNORECASE
    )
    return lambda text: any(one[0].lower() in changed for one in known.finditer(text))


def _print_found(how: str, path: str, remark: str) -> None:
    print(f"{how:8} {plain(path)}" + (f" ({plain(remark)})" if remark else ""))


def _totals(hows: Iterable[str]) -> str:
    return ", ".join(f"{number} {how}" for how, number in Counter(hows).items())
