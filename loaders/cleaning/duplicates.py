"""Duplicates: a record that came before in the same load is not written again."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

from graph_schema.errors import SourceError
from graph_schema.records import Interaction, Record

DIGEST_BYTES = 16
CACHE_KIB = 16 * 1024


class SeenRecords:
    """Fingerprints of the records of a load, in a temporary database that spills to disk and vanishes."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._seen.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        for setting in ("journal_mode = OFF", "synchronous = OFF"):
            self._seen.execute(f"PRAGMA {setting}")
        self._seen.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        self._seen.execute("BEGIN")
        self._add = self._seen.cursor().execute

    def clean(self, record: Record) -> Record | None:
        """Return the record the first time, None every other time."""
        try:
            added = self._add("INSERT OR IGNORE INTO seen VALUES (?)", (digest(record),)).rowcount
        except sqlite3.OperationalError as error:
            raise SourceError(
                f"cannot remember rows to find duplicates ({error}); free space in the temporary folder"
                " (TMPDIR) or load with --skip-step duplicates"
            ) from error
        return record if added else None

    def close(self) -> None:
        """Drop the temporary database."""
        self._seen.close()


def digest(record: Record) -> bytes:
    """Return 16 bytes that stand for the whole content of the record."""
    if type(record) is Interaction:
        at = record.at
        text = repr((
            record.user_id, record.item_id, record.kind, at and at.timestamp(), record.value, record.event_id
        ))  # fmt: skip
    else:
        text = repr(record)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()
