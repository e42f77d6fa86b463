"""What was chosen for a graph: models, their sums and the half-life, kept as JSON so that a refit needs no search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from services.learning.histories import Histories
from services.learning.linear.choosing import Chosen, choose
from services.learning.linear.cold import choose_for_new_items
from services.learning.linear.member import member_of
from services.learning.linear.mixing import Mixture
from services.learning.linear.newcomers import Newcomers, choose_for_newcomers
from services.learning.linear.threshold import with_threshold
from services.learning.tuning.held_back import without_newest
from services.learning.tuning.item_setting import Kinds
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class Recipe:
    """``newcomers`` and ``new_items`` are None where nothing could be learned of them."""

    usual: Chosen
    newcomers: Newcomers | None
    new_items: Mixture | None

    def as_json(self) -> dict[str, Any]:
        """Return what ``recipe_of`` reads."""
        newcomers = self.newcomers
        return {
            "usual": {
                "members": [member.as_json() for member in self.usual.members],
                "half_life": self.usual.half_life,
                "mixture": asdict(self.usual.mixture),
            },
            "newcomers": newcomers
            and {
                "members": [member.as_json() for member in newcomers.members],
                "mixture": asdict(newcomers.mixture),
                "priors": list(newcomers.priors),
                "most_known": newcomers.most_known,
            },
            "new_items": self.new_items and asdict(self.new_items),
        }


def recipe_of(kept: Mapping[str, Any]) -> Recipe:
    """Read a recipe from what ``as_json`` wrote."""
    usual, newcomers, new_items = kept["usual"], kept["newcomers"], kept["new_items"]
    return Recipe(
        Chosen(tuple(map(member_of, usual["members"])), usual["half_life"], Mixture(**usual["mixture"])),
        newcomers
        and Newcomers(
            tuple(map(member_of, newcomers["members"])),
            Mixture(**newcomers["mixture"]),
            tuple(newcomers["priors"]),
            newcomers["most_known"],
        ),
        new_items and Mixture(**new_items),
    )


def choose_recipe(known: Histories, kinds: Kinds, seed: int, progress: Progress) -> Recipe:
    """Choose everything on parts of what is known that are held back."""
    with progress.step("choosing what to learn", 3, "parts") as step:
        fold = without_newest(known, seed)
        usual = choose(fold, kinds, seed)
        step.advance()
        newcomers = choose_for_newcomers(known, kinds, seed)
        if newcomers is not None:
            newcomers = with_threshold(fold, kinds, usual, newcomers)
        step.advance()
        new_items = choose_for_new_items(known, kinds, usual.half_life, seed)
        step.advance()
    return Recipe(usual, newcomers, new_items)
