"""What is kept of an erasure: that it was done, and what was looked through; never of whom."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from services.privacy.database_scan import DatabaseScan
from services.privacy.erasure import Erased
from services.privacy.file_scan import FileScan

NAME = "erasures.jsonl"


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """One erasure, or one scan alone (then ``erased`` is None).

    ``subject`` is a keyed hash of the id. ``is_id_telling`` says whether the id was looked for everywhere, or, being
    short, only where ids of users stand; ``pieces`` how many pieces of texts and names were looked for, and
    ``shared_pieces`` how many were not because others have the same words. ``rejected_rows``, ``masked`` and
    ``model_replies`` count what was removed from files. ``was_resumed`` when an earlier run had begun: its texts could
    not be looked for.
    """

    subject: str
    at: datetime
    seconds: float
    was_resumed: bool
    erased: Erased | None
    interests_gone: int
    names_gone: int
    rejected_rows: int
    masked: int
    model_replies: int
    is_id_telling: bool
    pieces: int
    shared_pieces: int
    database: DatabaseScan
    files: FileScan

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was found in the database and in the project's files."""
        return not self.database.places and not self.files.found

    def kept(self) -> dict[str, object]:
        """Return what may be kept: figures alone."""
        whole = asdict(self)
        return {
            **whole,
            "at": self.at.isoformat(),
            "database": {
                **{name: whole["database"][name] for name in ("nodes", "relationships", "fulltext_indexes")},
                "found": sum(place.times for place in self.database.places),
            },
            "files": {
                **{name: whole["files"][name] for name in ("files", "bytes")},
                "found": len(self.files.found),
                "in_store": len(self.files.in_store),
            },
        }


def keep_report(folder: Path, report: ErasureReport) -> Path:
    """Add a line to the data folder's list of erasures, which its owner alone can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / NAME
    line = json.dumps(report.kept(), ensure_ascii=False) + "\n"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="utf-8") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    return path
