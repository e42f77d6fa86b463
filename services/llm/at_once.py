"""Runs calls side by side, hands out what is done as it comes, and loses nothing when one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
AHEAD = 2
"""Tasks that wait for each one under way, so that no thread is ever idle."""


def run_at_once(call: Callable[[Task], Done], tasks: Iterable[Task], at_once: int) -> Iterator[Done]:
    """Yield the results in the order in which they come.

    When a call raises, no other begins; those under way are waited for and handed out, then the first error is raised.
    """
    if at_once == 1:
        yield from map(call, tasks)
        return
    waiting = iter(tasks)
    failed: BaseException | None = None
    with ThreadPoolExecutor(at_once, thread_name_prefix="call") as pool:
        running: set[Future[Done]] = {pool.submit(call, task) for task in islice(waiting, at_once * AHEAD)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                if future.cancelled():
                    continue
                error = future.exception()
                if error is None:
                    yield future.result()
                elif failed is None:
                    failed = error
                    for other in running:
                        other.cancel()
            if failed is None:
                running |= {pool.submit(call, task) for task in islice(waiting, len(done))}
    if failed is not None:
        raise failed
