"""Migration files are read in order and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SchemaError
from graph_schema.migrations import migrations


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    assert [m.version for m in migrations()] == list(range(1, len(migrations()) + 1))


def test_statements_end_with_a_semicolon_at_the_end_of_a_line(tmp_path: Path) -> None:
    (tmp_path / "V001__x.cypher").write_text("// what\nRETURN ';' AS a;\nRETURN 2\n  AS b;\n")
    assert migrations(tmp_path)[0].statements == ("RETURN ';' AS a", "RETURN 2\n  AS b")


def test_two_files_of_one_number_are_refused(tmp_path: Path) -> None:
    for name in ("V001__a", "V1__b"):
        (tmp_path / f"{name}.cypher").write_text("RETURN 1;")
    with pytest.raises(SchemaError, match="share a number"):
        migrations(tmp_path)
