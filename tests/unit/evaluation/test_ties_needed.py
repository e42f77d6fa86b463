"""What items have to be tied by for the recommenders named: what was tuned is what is measured."""

from __future__ import annotations

from services.evaluation.method_tuning import TiesSetting
from services.evaluation.tuning import Setting
from services.learning.item_ties.learned import learned_ties
from services.learning.nearest import Likeness
from services.learning.similarity import OF_ITEMS as USUAL
from web.measuring.methods import ties_needed

TUNED = Setting(Likeness(k=400, shrink=50.0), history=100)


def test_the_tuned_cosine_is_measured_beside_a_recommender_that_reads_the_usual_ties() -> None:
    assert ties_needed(["hybrid", "cosine"], True, {"cosine": TUNED}) == [TUNED.likeness]


def test_without_a_setting_the_usual_ties_stand_first() -> None:
    assert ties_needed(["hybrid", "ease"], True, {})[0] == USUAL
    assert ties_needed(["hybrid", "cosine"], True, {}) == [USUAL]


def test_what_item_based_was_chosen_to_read_stands_first() -> None:
    chosen = TiesSetting(learned_ties("ease", {}), 100, 0.1, ())
    found = {"item-based": chosen, "cosine": TUNED}
    assert ties_needed(["item-based", "cosine"], True, found) == [chosen.ties, TUNED.likeness]
