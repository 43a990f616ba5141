"""The verbs for what a machine proposes and a person decides; carried out in ``proposals``."""

import argparse
from typing import get_args

from archive.cli.common import Verbs, add_content, add_json, add_vault
from archive.intake.proposal import Kind


def add_suggest(verbs: Verbs) -> None:
    """Add ``archive suggest``."""
    parser = verbs.add_parser("suggest", help="propose names, events, claims for a person to judge")
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="ids; none: all articles")
    parser.add_argument(
        "--kind",
        action="append",
        choices=get_args(Kind),
        help="only proposals of this kind (repeatable)",
    )
    parser.add_argument("--spacy", metavar="MODEL", help="a spaCy model that you installed")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    add_content(parser)
    add_vault(parser)
    add_json(parser, "one proposal a line")
    parser.set_defaults(run=_suggest)


def add_accept(verbs: Verbs) -> None:
    """Add ``archive accept``."""
    parser = verbs.add_parser("accept", help="let proposals, or an imported article, be taken up")
    parser.add_argument(
        "what", metavar="WHAT", nargs="*", help="a proposal, a file of them, or an article"
    )
    parser.add_argument(
        "--decided", action="store_true", help="carry out what people wrote into the files"
    )
    parser.add_argument("--by", default="", metavar="NAME", help="who decided")
    add_content(parser)
    parser.set_defaults(run=_accept)


def add_reject(verbs: Verbs) -> None:
    """Add ``archive reject``."""
    parser = verbs.add_parser("reject", help="refuse proposals; they are not made again")
    parser.add_argument("what", metavar="WHAT", nargs="+", help="a proposal, or a file of them")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--by", default="", metavar="NAME", help="who decided")
    add_content(parser)
    parser.set_defaults(run=_reject)


def _suggest(options: argparse.Namespace) -> int:
    from archive.cli import proposals  # noqa: PLC0415 - no other verb needs it

    return proposals.suggest(options)


def _accept(options: argparse.Namespace) -> int:
    from archive.cli import proposals  # noqa: PLC0415 - no other verb needs it

    return proposals.accept(options)


def _reject(options: argparse.Namespace) -> int:
    from archive.cli import proposals  # noqa: PLC0415 - no other verb needs it

    return proposals.reject(options)
