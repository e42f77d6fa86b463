"""Writes batches in a thread of its own while the next are read; stops only between batches."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from graph_schema.records import Record
from graph_schema.upsert import Counts

BATCHES_AHEAD = 2

Write = Callable[[Sequence[Record]], Counts]


class BatchWriter:
    """A context manager: leaving it waits for what was put, by an error only for the batch at hand."""

    def __init__(self, write: Write) -> None:
        self.written: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self._write = write
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="batch-writer")
        self._pending: deque[Future[Counts]] = deque()
        self._is_stopped = False
        self._has_failed = False

    def __enter__(self) -> BatchWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            while kind is None and self._pending:
                self._collect()
        finally:
            self._is_stopped = True
            self._pool.shutdown(wait=True, cancel_futures=True)
            for future in self._pending:
                if not future.cancelled() and future.exception() is None:
                    self._add(future.result())

    def put(self, batch: Sequence[Record]) -> None:
        """Queue a batch; waits while two are ahead, raises what the writing of an earlier one raised."""
        while self._pending and (self._pending[0].done() or len(self._pending) >= BATCHES_AHEAD):
            self._collect()
        self._pending.append(self._pool.submit(self._write_unless_stopped, batch))

    def _collect(self) -> None:
        self._add(self._pending.popleft().result())

    def _add(self, counts: Counts) -> None:
        self.written.update(counts.written)
        self.known.update(counts.known)

    def _write_unless_stopped(self, batch: Sequence[Record]) -> Counts:
        """Write a batch, unless one before it failed."""
        if self._is_stopped or self._has_failed:
            return Counts({}, {})
        self._has_failed = True
        counts = self._write(batch)
        self._has_failed = False
        return counts
