"""Vectors of one length rank by angle as by inner product; models keep their settings on the way into the graph."""

from __future__ import annotations

import numpy as np
import pytest

from graph_schema.errors import SettingsError
from services.learning.method_names import OF_TASTE
from services.learning.models.als import Als
from services.learning.models.bpr import Bpr
from services.learning.models.factors import Factors
from services.learning.taste.methods import USUAL, as_options, method_of, of_options, taste_model
from services.learning.taste.one_length import of_one_length


def test_items_get_one_length_and_inner_products_stay() -> None:
    dice = np.random.default_rng(3)
    before = Factors(dice.normal(size=(9, 6)).astype(np.float32), dice.normal(size=(40, 6)).astype(np.float32))
    after = of_one_length(before)
    lengths = np.linalg.norm(after.items, axis=1)
    assert lengths == pytest.approx(np.full(40, lengths[0]), rel=1e-6)
    assert after.users @ after.items.T == pytest.approx(before.users @ before.items.T, abs=1e-5)
    angles = after.users @ after.items.T / (np.linalg.norm(after.users, axis=1)[:, None] * lengths)
    assert (np.argmax(angles, axis=1) == np.argmax(before.users @ before.items.T, axis=1)).all()


@pytest.mark.parametrize("model", [Als(factors=8, confidence=2.0), Bpr(rounds=7)])
def test_what_is_stored_is_what_is_read(model: Als | Bpr) -> None:
    assert of_options(as_options(model)) == model


def test_every_method_has_a_model() -> None:
    assert tuple(USUAL) == OF_TASTE
    assert [method_of(USUAL[name]) for name in OF_TASTE] == list(OF_TASTE)


def test_settings_are_numbers_of_their_kind_or_refused() -> None:
    assert taste_model("als", {"factors": 16.0}) == Als(factors=16)
    with pytest.raises(SettingsError, match="als has no setting 'rate': choose from factors"):
        taste_model("als", {"rate": 0.1})
