"""How much a run may use, kept while calls run side by side."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph_schema.errors import ModelBudgetError
from services.llm.prices import Price


@dataclass(slots=True)
class Reserve:
    """What a call is held to use; set to what it did use when that is known."""

    tokens: int
    money: float


@dataclass(slots=True)
class Budget:
    """Most money and tokens of one run; None: no limit.

    A call is held to its longest reply before it begins, so that the sum of all never goes beyond.
    """

    money: float | None = None
    tokens: int | None = None
    _used_money: float = field(default=0.0, init=False)
    _used_tokens: int = field(default=0, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    @contextmanager
    def reserve(self, input_tokens: int, output_tokens: int, price: Price | None) -> Iterator[Reserve]:
        """Hold what a call may use, and settle it after. Raises ModelBudgetError when it would be too much."""
        reserved = Reserve(input_tokens + output_tokens, price.of(input_tokens, 0, output_tokens) if price else 0.0)
        held = Reserve(reserved.tokens, reserved.money)
        self._take(held)
        try:
            yield reserved
        finally:
            with self._lock:
                self._used_money += reserved.money - held.money
                self._used_tokens += reserved.tokens - held.tokens

    def _take(self, held: Reserve) -> None:
        with self._lock:
            if self.money is not None and self._used_money + held.money > self.money:
                raise ModelBudgetError(
                    f"the budget of {self.money:g} is used up: the next call could go beyond it; what was answered is "
                    "kept: run again with a larger --budget to go on"
                )
            if self.tokens is not None and self._used_tokens + held.tokens > self.tokens:
                raise ModelBudgetError(
                    f"the budget of {self.tokens} tokens is used up: the next call could go beyond it; what was "
                    "answered is kept: run again with a larger --budget-tokens to go on"
                )
            self._used_money += held.money
            self._used_tokens += held.tokens
