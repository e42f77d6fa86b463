"""Progress of long work: a bar with rate and time left on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Task, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.progress import ProgressColumn as RichColumn
from rich.text import Text

SECONDS_BETWEEN_LINES = 1.0


class Step(Protocol):
    """One piece of work being counted; a context manager that ends it."""

    def advance(self, n: int = 1) -> None:
        """Count ``n`` more units as done."""

    def set_total(self, total: int) -> None:
        """Say how many units there will be, once that is known."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Progress(Protocol):
    """Starts steps, one after another or one inside another."""

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> Step:
        """Start a step; without ``total`` it shows a count and a rate only."""


class SilentStep:
    """Counts nothing."""

    def advance(self, n: int = 1) -> None:
        return None

    def set_total(self, total: int) -> None:
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class SilentProgress:
    """Shows nothing: for tests and for callers that show progress themselves."""

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> SilentStep:
        return SilentStep()


@dataclass
class JsonStep:
    """Writes a line at most once a second while it runs, and one at its end."""

    stream: TextIO
    title: str
    total: int | None
    unit: str
    done: int = 0
    started: float = field(default_factory=time.monotonic)
    last_line: float = field(default_factory=time.monotonic)

    def advance(self, n: int = 1) -> None:
        self.done += n
        if time.monotonic() - self.last_line >= SECONDS_BETWEEN_LINES:
            self._write("running")

    def set_total(self, total: int) -> None:
        self.total = total

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("done" if kind is None else "failed")

    def _write(self, state: str) -> None:
        self.last_line = time.monotonic()
        seconds = self.last_line - self.started
        line = {
            "step": self.title,
            "state": state,
            "done": self.done,
            "total": self.total,
            "unit": self.unit,
            "seconds": round(seconds, 1),
            "rate": round(self.done / seconds, 1) if seconds > 0 else None,
        }
        self.stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.stream.flush()


@dataclass(frozen=True)
class JsonProgress:
    """Progress as JSON lines, for logs and pipes."""

    stream: TextIO

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> JsonStep:
        return JsonStep(self.stream, title, total, unit)


class RateColumn(RichColumn):
    """Units done, of how many, and units a second; bytes are shown as megabytes."""

    def render(self, task: Task) -> Text:
        unit = str(task.fields.get("unit", "rows"))
        scale, shown, decimals = (1e6, "MB", 1) if unit == "bytes" else (1, unit, 0)
        text = f"{task.completed / scale:,.{decimals}f}"
        if task.total is not None:
            text += f"/{task.total / scale:,.{decimals}f}"
        speed = task.finished_speed or task.speed
        return Text(f"{text} {shown}" + (f", {speed / scale:,.{decimals}f} {shown}/s" if speed else ""))


@dataclass
class TerminalStep:
    """A line with a bar that stays on the screen when the step is over."""

    bars: RichProgress
    title: str
    total: int | None
    unit: str

    def advance(self, n: int = 1) -> None:
        self.bars.advance(self.task, n)

    def set_total(self, total: int) -> None:
        self.bars.update(self.task, total=total)

    def __enter__(self) -> Self:
        self.task = self.bars.add_task(self.title, total=self.total, unit=self.unit)
        self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.bars.tasks[-1].total is None:
            self.bars.update(self.task, total=self.bars.tasks[-1].completed)
        self.bars.stop()


@dataclass(frozen=True)
class TerminalProgress:
    """Progress as a bar on a terminal."""

    stream: TextIO

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> TerminalStep:
        bars = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TaskProgressColumn(),
            RateColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(file=self.stream),
        )
        return TerminalStep(bars, title, total, unit)


def choose_progress(stream: TextIO | None = None) -> Progress:
    """Return a bar when ``stream`` (standard error by default) is a terminal, else JSON lines."""
    target = sys.stderr if stream is None else stream
    return TerminalProgress(target) if target.isatty() else JsonProgress(target)
