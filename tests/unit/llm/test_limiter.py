"""The limiter on a clock of its own: no minute holds more than allowed."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from services.llm.limiter import WINDOW, Limiter


@dataclass
class Clock:
    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@given(
    requests=st.integers(1, 5),
    tokens=st.integers(50, 300),
    calls=st.lists(st.tuples(st.integers(1, 120), st.integers(0, 30)), min_size=1, max_size=30),
)
def test_no_minute_holds_more_than_allowed(requests: int, tokens: int, calls: list[tuple[int, int]]) -> None:
    clock = Clock()
    limiter = Limiter(1, requests, tokens, clock, clock.sleep)
    began: list[tuple[float, int]] = []
    for size, pause in calls:
        with limiter.slot(size):
            began.append((clock.now, size))
        clock.now += pause

    for at, _ in began:
        within = [size for when, size in began if at - WINDOW < when <= at]
        assert len(within) <= requests
        assert sum(within) <= tokens or len(within) == 1


def test_without_limits_nobody_waits() -> None:
    clock = Clock()
    limiter = Limiter(4, None, None, clock, clock.sleep)
    for _ in range(100):
        with limiter.slot(1000):
            pass

    assert clock.slept == []


def test_true_numbers_make_room_for_others() -> None:
    clock = Clock()
    limiter = Limiter(1, None, 100, clock, clock.sleep)
    with limiter.slot(90) as slot:
        slot.tokens = 10
    with limiter.slot(80):
        pass

    assert clock.slept == []


def test_a_pause_holds_the_next_call() -> None:
    clock = Clock()
    limiter = Limiter(1, None, None, clock, clock.sleep)
    limiter.pause(7.0)
    with limiter.slot(1):
        pass

    assert clock.now == 7.0
