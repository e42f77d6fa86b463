"""Who is a newcomer is told by what finds more, on planted histories whose order says everything, or nothing."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.histories import Histories, histories
from services.learning.linear.choosing import Chosen
from services.learning.linear.member import Member
from services.learning.linear.mixing import Mixture
from services.learning.linear.newcomers import Newcomers
from services.learning.linear.threshold import with_threshold
from services.learning.models.cosine import Cosine
from services.learning.models.sequence import NextItem
from services.learning.tuning.held_back import without_newest

ITEMS, USERS = 40, 200
NEXT = Member("next-item", NextItem(half_life=1.0, together_weight=0.01, ridge=1.0))
COSINE = Member("cosine", Cosine(k=40))


def chains(of: int, in_order: bool) -> Histories:
    """Users who like neighbours on a ring of things, one after another; or the same in any order."""
    dice = np.random.default_rng(3)
    users, items, times = [], [], []
    for user in range(USERS):
        first = int(dice.integers(0, ITEMS))
        places = np.arange(of) if in_order else dice.permutation(of)
        users += [user] * of
        items += [(first + n) % ITEMS for n in range(of)]
        times += places.astype(float).tolist()
    return histories(users, items, times, (USERS, ITEMS))


def chosen(known: Histories, usual: Member, first: Member) -> int:
    sums = [Mixture({member.name: 1.0}, 0.0, {member.name: 1.0}) for member in (usual, first)]
    newcomers = Newcomers((first,), sums[1], (0.0, 0.0, 0.0))
    return with_threshold(without_newest(known, 1), {}, Chosen((usual,), 1.0, sums[0]), newcomers).most_known


@pytest.mark.parametrize(("of", "most_known"), [(4, 2), (8, 3)])
def test_where_the_order_of_three_likes_tells_the_next_their_people_are_no_newcomers(of: int, most_known: int) -> None:
    assert chosen(chains(of, in_order=True), NEXT, COSINE) == most_known


def test_what_finds_no_more_leaves_newcomers_as_they_are() -> None:
    assert chosen(chains(4, in_order=False), COSINE, COSINE) == 3
    assert chosen(chains(4, in_order=True), COSINE, NEXT) == 3
