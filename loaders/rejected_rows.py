"""Takes a person's rows out of the files of rejected rows."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.sources.delimited import TEXT
from loaders.sources.rejects import MARK
from services.privacy.traces import Traces

NAMED_AS_USER = re.compile(r"user|review_?er|author|friend|customer|member|person|account|profile", re.IGNORECASE)
BETWEEN_FIELDS = re.compile(r"::|[,;\t|]")
ENDING = ".rejects.jsonl"


def forget_rejected_rows(folder: Path, traces: Traces) -> int:
    """Rewrite the rejects files of a data folder without the person's rows; one with none left goes."""
    return sum(_forget_in(path, traces) for path in sorted(folder.glob(f"*{ENDING}")) if path.is_file())


def _forget_in(path: Path, traces: Traces) -> int:
    lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
    head = _read(lines[0]) if lines else None
    if not isinstance(head, dict) or MARK not in head:
        return 0
    prefix, columns = str(head.get("prefix") or ""), set(_user_columns(head))
    kept = [line for line in lines[1:] if not _is_of(line, traces, prefix, columns)]
    gone = len(lines) - 1 - len(kept)
    if gone and not kept:
        path.unlink()
    elif gone:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write("".join([lines[0], *kept]).encode("utf-8", "surrogateescape"))
        part.replace(path)
    return gone


def _user_columns(head: dict[str, Any]) -> Iterator[str]:
    """Yield the columns that a mapping reads ids of users from."""
    mapping = (head.get("options") or {}).get("mapping") or {}
    for file in mapping.get("file", []):
        for name in ("user_id", "friend_id"):
            if column := file.get("fields", {}).get(name):
                yield str(column)


def _is_of(line: str, traces: Traces, prefix: str, columns: set[str]) -> bool:
    """Tell whether a row is the person's: by a telling id anywhere, else by a field that holds ids of users."""
    content = _read(line)
    row = content.get("row") if isinstance(content, dict) else None
    if not isinstance(row, dict):
        return traces.are_in(line)
    if any(traces.are_in(prefix + str(value)) or traces.are_in(str(value)) for value in _values(row)):
        return True
    cells = ((name, value) for name, value in row.items() if name in columns or NAMED_AS_USER.search(name))
    if any(prefix + str(value).strip() == traces.user_id for _, value in cells):
        return True
    unread = BETWEEN_FIELDS.split(str(row.get(TEXT, "")))
    return any(prefix + cell.strip().strip('"') == traces.user_id for cell in unread)


def _values(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _values(part)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part)
    else:
        yield value


def _read(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None
