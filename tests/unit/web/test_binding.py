"""The site is for this machine, unless a password is set."""

from __future__ import annotations

import socket

import pytest

from graph_schema.errors import SettingsError
from web.serving import check_binding, free_port, site_address


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org"])
def test_another_address_needs_a_password(host: str) -> None:
    with pytest.raises(SettingsError, match="INTEREST_GRAPH_PASSWORD"):
        check_binding(host, None)
    check_binding(host, "secret")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_loopback_needs_none(host: str) -> None:
    check_binding(host, None)


def test_a_taken_port_gives_the_next_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) > port


def test_a_port_that_was_asked_for_is_not_exchanged() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SettingsError, match="--port"):
        free_port("127.0.0.1", taken.getsockname()[1], may_move=False)


def test_the_address_can_be_typed() -> None:
    assert site_address("0.0.0.0", 5000) == "http://127.0.0.1:5000"
    assert site_address("::1", 5000) == "http://[::1]:5000"
