"""Tables in a pipe: no word is broken for a screen that is not there."""

from __future__ import annotations

import pytest

from web.cli.output import echo_table


def test_a_piped_table_breaks_no_word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    names = [f"a-rather-long-name-of-column-{n}" for n in range(6)]
    echo_table(names, [["qwen2.5-coder-0.5b-instruct"] * 6])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].split() == names


def test_a_width_that_is_asked_for_is_kept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    echo_table(["name"], [["word " * 20]])
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 40
