"""The steps of `optimise`, in their order."""

from __future__ import annotations

from services.optimisation import interest_steps, item_steps
from services.optimisation.levels import choose_levels
from services.optimisation.step import Step

STEPS = [
    Step("decay", "similarity is learned from fresh feedback more than from old", item_steps.decay),
    Step("idf", "similarity to what everybody knows counts less", item_steps.discount_popular),
    Step("weak-edges", "similarity far below the strongest of an item goes", item_steps.drop_weak),
    Step("weak-interests", "what texts hardly say of an item goes", interest_steps.drop_weak),
    Step("redundant-edges", "what two relationships say is said once", interest_steps.drop_redundant),
    Step("hub-caps", "an item is similar to a bounded number of others", item_steps.cap_hubs),
    Step("noise-interests", "interests that tell nothing of who likes what are dropped", interest_steps.drop_noise),
    Step("bridges", "items without feedback are tied to those whose texts are alike", item_steps.bridge),
    Step("communities", "communities of the resolutions that hold over seeds", choose_levels, touches_lists=False),
]
