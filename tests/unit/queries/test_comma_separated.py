"""Answers as CSV."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from services.queries.comma_separated import write_csv
from services.queries.head import read_head
from services.queries.running import QueryResult

HEAD = "// A | 一\n// B.\n// 二\n// about: graph\n// in:  nothing\n// out: name, names, at, none\n"


def test_lists_are_one_cell_times_are_iso_and_quotes_are_kept() -> None:
    row = ('say "it", 红', ["a", "b"], datetime(2026, 6, 1, tzinfo=UTC), None)
    file = io.StringIO()
    write_csv(QueryResult(read_head("made-up", HEAD), {}, (row,), is_cut=False), file)
    assert file.getvalue() == 'name,names,at,none\n"say ""it"", 红",a|b,2026-06-01T00:00:00+00:00,\n'
