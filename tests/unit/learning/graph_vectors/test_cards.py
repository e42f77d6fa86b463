"""A card says how vectors were made, and why they no longer hold."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from graph_schema.errors import SettingsError
from services.learning.graph_vectors.card import Card, card_of_text, stale_because
from services.learning.graph_vectors.methods import USUAL, vector_model
from services.learning.graph_vectors.random_walks import Node2Vec
from services.learning.graph_vectors.ties import GraphTies, ties_of

ROWS = [
    ("likes", "ada", ["giant-steps", "blue-train"], [1.0, 0.5]),
    ("draws", "ada", ["jazz"], [0.7]),
    ("about", "giant-steps", ["jazz"], [0.9]),
]


def ties() -> GraphTies:
    return ties_of(ROWS)


def card() -> Card:
    model = Node2Vec(p=2.0)
    known = ties()
    data = known.fingerprint()
    return Card("node2vec", model.version, asdict(model), 64, 42, "native", data, known.count, 1, 2, 1, 0.5)


def test_what_is_stored_is_what_is_read() -> None:
    assert card_of_text(card().as_text()) == card()
    assert card().model == Node2Vec(p=2.0)


def test_the_order_of_rows_changes_no_fingerprint_and_a_weight_does() -> None:
    turned = [(kind, id, others[::-1], weights[::-1]) for kind, id, others, weights in reversed(ROWS)]
    assert ties_of(turned).fingerprint() == ties().fingerprint()
    assert ties_of([*ROWS[:2], ("about", "giant-steps", ["jazz"], [0.8])]).fingerprint() != ties().fingerprint()


def test_weights_are_symmetric_and_interests_count_as_told() -> None:
    weights = ties().weights(2.0).toarray()
    assert (weights == weights.T).all()
    assert [label for label, _ in ties().members] == ["User", "Item", "Item", "Interest"]
    assert weights[0].tolist() == [0.0, 0.5, 1.0, 1.4]


def test_stale_says_why() -> None:
    assert stale_because(card(), ties()) is None
    assert stale_because(replace(card(), version=0), ties()) == (
        "they are by version 0 of node2vec, the code is version 3"
    )
    assert stale_because(card(), ties_of(ROWS[:2])) == "the data have changed: 4 ties then, 3 now"
    other = ties_of([*ROWS[:2], ("about", "giant-steps", ["jazz"], [0.8])])
    assert stale_because(card(), other) == "the data have changed: as many ties, but not the same"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"rate": 0.1}, "fastrp has no setting 'rate': choose from dimensions"),
        ({"steps": 0}, "steps is 0: give a number above 0"),
        ({"interests": -1}, "interests is -1"),
        ({"dimensions": 5000}, "give 2 to 4096"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, float], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        vector_model("fastrp", settings)


def test_settings_keep_their_kind() -> None:
    assert vector_model("fastrp", {"damping": -0.5, "steps": 3.0}).steps == 3
    assert all(vector_model(name, {}) == model for name, model in USUAL.items())
