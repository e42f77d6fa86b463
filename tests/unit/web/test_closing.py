"""A site that is closed ends, whatever its threads are doing at that moment."""

from __future__ import annotations

import time

import pytest
from flask import Flask

from web.serving import start

LONG_ENOUGH = 0.3
"""Seconds in which an awake loop does what it was left to do."""


def test_a_site_closes_while_another_thread_wakes_its_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(Flask(__name__))
    trigger = running.server.trigger
    pull = trigger._physical_pull

    def pull_late() -> None:
        pull()  # as a thread does whose answer is ready
        time.sleep(LONG_ENOUGH)
        pull()

    monkeypatch.setattr(trigger, "_physical_pull", pull_late)
    running.close()
    assert not running.thread.is_alive()
