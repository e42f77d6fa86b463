"""Models come back from their folders, stale ones are noticed, and what is missing is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from graph_schema.errors import SettingsError  # noqa: E402
from services.learning.deep.card import read_card, stale_because  # noqa: E402
from services.learning.deep.fit import Run  # noqa: E402
from services.learning.deep.framework import choose_device  # noqa: E402
from services.learning.deep.store import encoder_of, keep, read_encoder, read_vectors  # noqa: E402
from services.learning.deep.ties import Ties  # noqa: E402
from services.learning.histories import histories  # noqa: E402
from tests.unit.learning.deep.fitting import IN_ORDER, SHORT, ring_fitted, tribes_fitted, undisturbed, walks  # noqa: E402
from tests.unit.learning.deep.worlds import two_tribes  # noqa: E402


def test_a_model_comes_back_from_its_folder(tmp_path: Path) -> None:
    fitted = ring_fitted(SHORT[3], Run(folder=tmp_path))
    keep(fitted, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"card.json", "vectors.npz", "network.pt"}
    vectors, card = read_vectors(tmp_path)
    assert card == fitted.card
    assert (vectors.users == fitted.factors.users).all()
    walk = [[3, 4, 5]]
    assert (read_encoder(tmp_path).encode(walk) == encoder_of(fitted).encode(walk)).all()
    assert np.allclose(read_encoder(tmp_path).encode([items.tolist() for items in walks()]), vectors.users, atol=1e-5)
    with pytest.raises(ValueError, match="12 is no row of the 12 items"):
        read_encoder(tmp_path).encode([[12]])


def test_what_is_no_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no model card"):
        read_vectors(tmp_path)
    (tmp_path / "card.json").write_text('{"model": "gru"}')
    with pytest.raises(SettingsError, match="train the model again"):
        read_vectors(tmp_path)
    fitted = undisturbed(SHORT[0])
    keep(fitted, tmp_path)
    with pytest.raises(SettingsError, match="lightgcn reads no histories"):
        read_encoder(tmp_path)
    with pytest.raises(SettingsError, match="lightgcn reads no histories"):
        encoder_of(fitted)


def test_a_card_says_how_the_model_came_about(tmp_path: Path) -> None:
    fitted = tribes_fitted(SHORT[1], Run(seed=5, device="cpu"))
    keep(fitted, tmp_path)
    card = read_card(tmp_path / "card.json")
    assert (card.model, card.version, card.seed, card.device) == ("graphsage", 1, 5, "cpu")
    assert (card.users, card.items, card.interests) == (40, 20, 3)
    assert card.settings["interest_share"] == SHORT[1].interest_share
    assert 1 <= card.epochs <= 4
    assert 0 < card.metrics["valid_ndcg@10"] <= 1
    assert card.versions["torch"].startswith("2.")


def test_a_stale_model_is_noticed() -> None:
    ties, _ = two_tribes()
    card, model = undisturbed(SHORT[0]).card, SHORT[0]
    assert stale_because(card, replace(model, layers=1), ties) == ()
    known = ties.known
    fewer = histories(known.users[1:], known.liked.indices[1:], known.times[1:], known.liked.shape)
    [reason] = stale_because(card, model, replace(ties, known=fewer))
    assert reason == f"the data have changed: {known.liked.nnz} likes then, {known.liked.nnz - 1} now"
    moved = known.liked.indices.copy()
    moved[0] = next(item for item in range(20) if not known.liked[0, item])
    other = histories(known.users, moved, known.times, known.liked.shape)
    [reason] = stale_because(card, model, replace(ties, known=other))
    assert "not the same" in reason
    assert ties.item_interests is not None
    [reason] = stale_because(card, model, replace(ties, item_interests=ties.item_interests * 2))
    assert "not the same" in reason
    [reason] = stale_because(replace(card, version=0), model, ties)
    assert "version 0, the code is lightgcn version 2" in reason


def test_order_counts_and_units_of_time_do_not() -> None:
    users, items, times = [0, 0, 1, 1], [0, 1, 1, 2], np.array([1.0, 2, 3, 4])
    one = Ties(histories(users, items, times, (2, 3))).fingerprint()
    assert Ties(histories(users, items, times * 86400, (2, 3))).fingerprint() == one
    assert Ties(histories(users, items, -times, (2, 3))).fingerprint() != one


def test_a_model_of_sequences_needs_an_order() -> None:
    ties, _ = two_tribes()
    with pytest.raises(SettingsError, match="there is no order"):
        tribes_fitted(IN_ORDER[0])
    assert not ties.known.has_order


def test_a_device_that_is_not_there_is_named() -> None:
    assert choose_device("cpu") == "cpu"
    assert choose_device("auto") in {"cpu", "cuda"}
    with pytest.raises(SettingsError, match="no device 'cuda:99'"):
        choose_device("cuda:99")
    with pytest.raises(SettingsError, match="no device 'abacus'"):
        choose_device("abacus")
