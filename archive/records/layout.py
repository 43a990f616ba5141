"""Where the files of a content folder stand: records, and what goes along with them."""

import re

from archive.records.filenames import unfit
from archive.records.folder import DECISIONS
from archive.records.model import FOLDERS

_FILE = r"[^/.][^/]*"
_PLACE = re.compile(
    rf"subjects\.yml|{re.escape(DECISIONS)}"
    rf"|(?:{'|'.join((*FOLDERS, 'sources', 'events'))})/{_FILE}\.yml"
    rf"|articles/{_FILE}/{_FILE}(?:\.md|\.findings\.jsonl)"
)


def holds_record(path: str) -> bool:
    """Whether a record, findings or decisions may stand at a path below the content folder.

    >>> holds_record("articles/2031/docks.md"), holds_record("articles/../docks.md")
    (True, False)
    """
    return bool(_PLACE.fullmatch(path)) and unfit(path) is None
