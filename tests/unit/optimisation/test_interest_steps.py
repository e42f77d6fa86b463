"""Steps on interests drop what is weak, what is said twice, and what tells nothing of who likes what."""

from __future__ import annotations

import random

from services.optimisation import interest_steps
from tests.unit.optimisation.worlds import graph, said

LIKES = {"ann": ("a", "b")}


def test_what_texts_hardly_say_goes_and_what_a_catalogue_says_stays() -> None:
    about = [("a", "jazz", "catalogue", 1.0), ("a", "rain", "text", 0.05), ("b", "rain", "text", 0.05)]
    after = interest_steps.drop_weak(graph(LIKES, about))
    assert said(after) == {("a", "jazz"), ("b", "rain")}


def test_interests_hardly_related_are_no_more() -> None:
    before = graph(LIKES, related={("jazz", "blues"): 0.5, ("jazz", "rain"): 0.05})
    assert interest_steps.drop_weak(before).related.nnz == 1


def test_a_wider_interest_from_texts_is_said_by_the_narrow_one() -> None:
    about = [("a", "bebop", "catalogue", 1.0), ("a", "jazz", "text", 0.5), ("b", "jazz", "text", 0.5)]
    before = graph(LIKES, about, related={("jazz", "bebop"): 0.5, ("jazz", "blues"): 0.5}, broader=[("bebop", "jazz")])
    after = interest_steps.drop_redundant(before)
    assert said(after) == {("a", "bebop"), ("b", "jazz")}
    assert after.related.nnz == 1


def test_nothing_weak_and_nothing_twice_changes_nothing() -> None:
    before = graph(LIKES, [("a", "jazz", "catalogue", 1.0)], related={("jazz", "blues"): 0.5})
    assert interest_steps.drop_weak(before) is before
    assert interest_steps.drop_redundant(before) is before
    assert interest_steps.drop_noise(before) is before


def test_what_everyone_likes_as_much_tells_nothing() -> None:
    dice = random.Random(5)
    jazz, metal = [f"j{n:02}" for n in range(30)], [f"m{n:02}" for n in range(30)]
    likes = {
        f"u{n:03}": dice.sample(jazz if n % 2 else metal, 9) + dice.sample(metal if n % 2 else jazz, 1)
        for n in range(300)
    }
    about = [(id, "jazz", "catalogue", 1.0) for id in jazz] + [(id, "metal", "catalogue", 1.0) for id in metal]
    about += [(id, "long", "catalogue", 1.0) for id in jazz[::2] + metal[::2]]
    about += [(jazz[1], "rare", "catalogue", 1.0)]
    after = interest_steps.drop_noise(graph(likes, about))
    assert [id for id, is_noise in zip(after.interest_ids, after.noise, strict=True) if is_noise] == ["long"]
    assert after.specificity.tolist() == [0.5, 0.0, 0.5, 0.5]
    assert after.notes == ("1 interests tell nothing: long",)
