"""What ``archive suggest``, ``accept`` and ``reject`` do."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import wraps
from pathlib import Path

from archive.analysis.texts import read_texts
from archive.cli.common import (
    DONE,
    UseError,
    need_folders,
    watch,
)
from archive.intake.deciding.accepting import Done, articles_of, decide, publish, with_decision
from archive.intake.deciding.decisions import DecisionError, read_decisions
from archive.intake.deciding.patches import Patch, read_patches, renewed, write_patches
from archive.intake.deciding.suggest import KINDS
from archive.intake.deciding.suggest import suggest as propose
from archive.intake.names.model import ModelError, finder_of
from archive.intake.proposal import Proposal
from archive.records.folder import SUGGESTIONS
from archive.records.problems import Problems, plain
from archive.records.read import read_content
from archive.records.shelf import Shelf
from archive.records.validate import validate
from archive.records.vault import Vault
from archive.site.staging import locked
from archive.text.near import did_you_mean

_FIELDS = ("id", "kind", "article", "start", "end", "form", "target", "score", "evidence")


def _plainly(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Return a verb that says in one line what cannot be decided."""

    @wraps(run)
    def verb(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except (DecisionError, ModelError) as error:
            raise UseError(str(error)) from error

    return verb


@_plainly
def suggest(options: argparse.Namespace) -> int:
    """Propose, and write the proposals into files."""
    need_folders(options.content, options.vault)
    finder = finder_of(options.spacy) if options.spacy else None
    problems = Problems()
    shelf = read_content(options.content, problems, watch())
    validate(shelf, problems)
    readings = read_texts(shelf, Vault(options.vault), problems, watch())
    articles = _known(options.articles, shelf) or list(readings)
    kinds = options.kind or KINDS
    decisions = read_decisions(options.content)
    made = propose(shelf, readings, decisions, articles=articles, kinds=kinds, finder=finder)
    if not options.dry_run:
        with locked([options.content]):
            old = read_patches(options.content)
            new = renewed(old, made, {"articles": articles, "kinds": kinds})
            write_patches(options.content, new)
    absent = sum(readings[id_].text is None for id_ in articles)
    _tell(made, absent, options)
    if problems.blocking:
        said = "some records have problems, so names may be missing: archive check"
        print(f"archive: {said}", file=sys.stderr)
    return DONE


def _known(articles: Sequence[str], shelf: Shelf) -> list[str]:
    """Return the articles named, each once. Raises UseError for one that is not there."""
    for id_ in articles:
        if id_ not in shelf.articles:
            raise _unknown(f"no article has the id {id_}", id_, shelf.articles)
    return sorted(set(articles))


def _unknown(said: str, given: str, known: Collection[str]) -> UseError:
    near = did_you_mean(given, known)
    return UseError(f"{plain(said)}" + (f"; did you mean {near}?" if near else ""))


def _tell(made: Sequence[Proposal], absent: int, options: argparse.Namespace) -> None:
    """Print what is proposed: as JSON Lines, or how much of each kind and where it lies."""
    if options.json:
        for one in made:
            print(json.dumps({key: getattr(one, key) for key in _FIELDS}, ensure_ascii=False))
    else:
        for kind, count in sorted(Counter(one.kind for one in made).items()):
            print(f"{count:6,} {kind}")
        where = (
            "Nothing was written." if options.dry_run else f"See {options.content / SUGGESTIONS}"
        )
        print(where if made else "Nothing to propose.")
    if absent:
        said = f"{absent:,} texts are not here, and give no proposals of names"
        print(f"archive: {said} (--vault names their folder)", file=sys.stderr)


@_plainly
def accept(options: argparse.Namespace) -> int:
    """Carry out what was accepted, or let an article be reviewed."""
    need_folders(options.content)
    if bool(options.what) == options.decided:
        raise UseError("name what to accept, or write --decided")
    with locked([options.content]):
        return _accepted(options)


def _accepted(options: argparse.Namespace) -> int:
    patches = read_patches(options.content)
    if options.decided:
        _report(decide(options.content, _signed(patches, options.by)))
        return DONE
    files = articles_of(options.content)
    named = [what for what in options.what if what in files]
    chosen = _chosen(options, patches, files, [what for what in options.what if what not in named])
    accepted = with_decision(chosen, "accept", "", options.by)
    done = decide(options.content, accepted) if chosen else None
    for id_ in named:
        if publish(options.content, files[id_]):
            print(f"{files[id_]} is reviewed.")
        else:
            print(f"{files[id_]} was reviewed before.")
    if done:
        _report(done)
    return DONE


def _signed(patches: Sequence[Patch], by: str) -> list[Patch]:
    """Return proposals with who decided on those that a person decided on."""
    return [one for patch in patches for one in with_decision([patch], patch.decision, "", by)]


@_plainly
def reject(options: argparse.Namespace) -> int:
    """Remember what was refused."""
    need_folders(options.content)
    with locked([options.content]):
        chosen = _chosen(options, read_patches(options.content), {}, options.what)
        done = decide(options.content, with_decision(chosen, "reject", options.reason, options.by))
    _report(done)
    return DONE


def _chosen(
    options: argparse.Namespace,
    patches: Sequence[Patch],
    articles: Collection[str],
    named: Sequence[str],
) -> list[Patch]:
    """Return the proposals that ids or files name. Raises UseError for a name of none."""
    chosen: dict[str, Patch] = {}
    for what in named:
        held = [patch for patch in patches if what in _names(patch, options.content)]
        if not held:
            known = {*articles, *(patch.id for patch in patches)}
            raise _unknown(f"nothing that is proposed has the name {what}", what, known)
        chosen |= {patch.id: patch for patch in held}
    return list(chosen.values())


def _names(patch: Patch, content: Path) -> tuple[str, ...]:
    """Return what a user may call a proposal by: its id, or its file from here or from there."""
    return patch.id, patch.file, str(content / patch.file), Path(patch.file).name


def _report(done: Done) -> None:
    for name in done.written:
        print(f"Wrote {name}")
    print(f"{done.accepted:,} accepted, {done.rejected:,} refused.")
