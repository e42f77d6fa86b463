"""Nodes behind a fact go by their names, and by their ids where they have none."""

from __future__ import annotations

from services.wording.fact import Fact, Link

NODES: dict[str, tuple[str, ...]] = {"Item": ("b1", "b2"), "Interest": ("jazz",)}


def test_names_stand_beside_ids() -> None:
    fact = Fact("f1", "said", nodes=NODES, called=("Blue Train", "", "爵士"))
    assert fact.links == (Link("Item", "b1", "Blue Train"), Link("Item", "b2", "b2"), Link("Interest", "jazz", "爵士"))


def test_without_names_ids_stand_in() -> None:
    assert [one.name for one in Fact("f1", "said", nodes=NODES).links] == ["b1", "b2", "jazz"]
    assert Fact("f1", "said").links == ()
