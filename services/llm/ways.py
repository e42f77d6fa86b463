"""The ways of asking a server for a shape: the firmest it knows comes first, and is found out and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.llm.settings import METHODS, Method, ModelSettings
from services.llm.store import ModelStore

STRIKES = 3
"""Texts in a row whose replies were of no use before another way of asking is taken for good."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which the server and model of the settings are asked, as far as the store knows them."""

    settings: ModelSettings
    store: ModelStore

    def methods(self) -> Sequence[Method]:
        """Return the ways to try, the usual one first; a pinned one alone."""
        pinned = self.settings.method
        if pinned is not None:
            return (pinned,)
        known = self.store.method(self._endpoint)
        return METHODS[next((at for at, method in enumerate(METHODS) if method == known), 0) :]

    def learn(self, method: Method) -> None:
        """Remember that the server knows this way."""
        self.store.learn(self._endpoint, method)

    def strike(self, method: Method) -> None:
        """Hold a reply of no use against this way, and leave it for good after too many in a row."""
        if self.store.strike(self._endpoint, method) >= STRIKES:
            self.move_on(method)

    def move_on(self, method: Method) -> None:
        """Leave this way for good: the next one is the usual one from now on."""
        following = METHODS[METHODS.index(method) + 1 :]
        if following:
            self.learn(following[0])

    @property
    def _endpoint(self) -> str:
        return f"{self.settings.base_url} {self.settings.model}"
