"""Progress: a bar on a terminal, JSON lines elsewhere, nothing lost at the end."""

from __future__ import annotations

import io
import json

import pytest

from services.observability import progress
from services.observability.progress import JsonProgress, SilentProgress, TerminalProgress, choose_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_bar_is_for_terminals_only() -> None:
    assert isinstance(choose_progress(Terminal()), TerminalProgress)
    assert isinstance(choose_progress(io.StringIO()), JsonProgress)


def test_json_says_at_the_end_how_much_was_done() -> None:
    stream = io.StringIO()
    with JsonProgress(stream).step("Loading", unit="rows") as step:
        step.set_total(300)
        for _ in range(300):
            step.advance()
    [line] = lines(stream)
    assert (line["step"], line["state"], line["done"], line["total"]) == ("Loading", "done", 300, 300)


@pytest.mark.parametrize(("seconds", "expected"), [(0.0, 4), (3600.0, 1)])
def test_json_keeps_its_distance_between_lines(monkeypatch: pytest.MonkeyPatch, seconds: float, expected: int) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", seconds)
    stream = io.StringIO()
    with JsonProgress(stream).step("Loading") as step:
        for _ in range(3):
            step.advance(2)
    assert len(lines(stream)) == expected


def test_a_failure_is_not_called_done() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyError), JsonProgress(stream).step("Loading"):
        raise KeyError
    assert lines(stream)[-1]["state"] == "failed"


def test_a_terminal_shows_title_count_and_unit() -> None:
    stream = Terminal()
    with TerminalProgress(stream).step("Fetching", total=2_500_000, unit="bytes") as step:
        step.advance(2_500_000)
    assert "Fetching" in stream.getvalue()
    assert "2.5/2.5 MB" in stream.getvalue()


def test_silence_counts_too() -> None:
    with SilentProgress().step("Loading", total=1) as step:
        step.advance()
