"""Only steps that change something and do no harm stay; what is held back is found by what is left."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from graph_schema.errors import SettingsError
from services.observability.progress import SilentProgress
from services.optimisation.cleaning import cleaning_steps, uncleaned
from services.optimisation.graph import Graph
from services.optimisation.held_back import hold_back
from services.optimisation.step import Step, chosen, run
from tests.unit.optimisation.worlds import graph


@pytest.fixture(scope="module")
def tastes() -> Graph:
    dice = random.Random(3)
    jazz, metal = [f"j{n}" for n in range(12)], [f"m{n}" for n in range(12)]
    likes = {f"u{n:02}": dice.sample(jazz if n % 2 else metal, 8) for n in range(40)}
    about = [(id, "jazz", "catalogue", 1.0) for id in jazz] + [(id, "metal", "catalogue", 1.0) for id in metal]
    return graph(likes, about)


def forget_similarity(of: Graph) -> Graph:
    return replace(of, similar=sparse.csr_matrix(of.similar.shape))


HARM = Step("harm", "", forget_similarity)
NOTHING = Step("nothing", "", lambda of: of)
GOOD = Step("good", "", lambda of: replace(of, similar=of.similar * 2.0, notes=("twice as much",)))


def test_the_newest_fifth_is_held_back_and_not_known(tastes: Graph) -> None:
    task = hold_back(tastes, seed=1)
    assert task.fold.wanted.sum() == 40  # one of eight things of each
    assert len(task.graph.met.users) == 40 * 7
    assert task.graph.met.newest.max() == 7 * 86_400_000
    assert task.fold.known.liked.multiply(task.fold.wanted).nnz == 0


def test_lists_find_what_is_held_back(tastes: Graph) -> None:
    found = hold_back(tastes, seed=1).ndcg()
    assert found["item-based"] > 0.25 and found["interest-path"] > 0.25


def test_what_does_harm_is_left_out_and_what_does_none_stays(tastes: Graph) -> None:
    after, [harm, nothing, good] = run(tastes, [HARM, NOTHING, GOOD], 1, SilentProgress())
    assert (harm.changes, harm.stays) == (True, False)
    assert (nothing.changes, nothing.stays) == (False, False)
    assert (good.changes, good.stays, good.notes) == (True, True, ("twice as much",))
    assert (harm.after.figures.similar, harm.after.ndcg["item-based"]) == (0, 0.0)
    assert good.before == nothing.after == harm.before
    assert np.allclose(after.similar.toarray(), 2 * tastes.similar.toarray())
    assert after.notes == ()


def test_harm_may_be_allowed(tastes: Graph) -> None:
    after, [harm] = run(tastes, [HARM], 1, SilentProgress(), anyway=True)
    assert harm.stays and after.similar.nnz == 0


def test_the_same_graph_and_seed_give_the_same_report(tastes: Graph) -> None:
    one, other = (run(tastes, cleaning_steps(), 7, SilentProgress(), anyway=True)[1] for _ in range(2))
    assert one == other


def test_steps_run_in_their_own_order_and_unknown_ones_are_said() -> None:
    assert chosen([HARM, GOOD], ["good", "harm"]) == [HARM, GOOD]
    assert chosen([HARM, GOOD], []) == [HARM, GOOD]
    with pytest.raises(SettingsError, match="choose of harm, good"):
        chosen([HARM, GOOD], ["better"])


def test_bots_and_what_lies_outside_the_core_teach_nothing() -> None:
    dice = random.Random(4)
    things = [f"i{n:03}" for n in range(300)]
    likes = {f"u{n:02}": dice.sample(things[:40], dice.randint(5, 9)) for n in range(30)}
    before = graph(likes | {"bot": things, "lone": ["zzz"]}, items=["untouched"])
    after, reports = run(before, cleaning_steps(), 1, SilentProgress(), anyway=True)
    dropped = dict(zip(after.user_ids, after.dropped_users, strict=True))
    assert {id: why for id, why in dropped.items() if why} == {"bot": "bot", "lone": "core"}
    of_items = dict(zip(after.item_ids, after.dropped_items, strict=True))
    assert (of_items["zzz"], of_items["untouched"], of_items["i000"]) == ("core", "", "")
    assert reports[0].after.figures.interactions == reports[0].before.figures.interactions - 300
    again = uncleaned(after)
    assert again.liked.strengths.nnz == before.liked.strengths.nnz and again.scales == ()


def test_an_empty_graph_is_no_error() -> None:
    after, reports = run(graph({}), cleaning_steps(), 1, SilentProgress())
    assert not any(report.changes for report in reports)
    assert after.liked.strengths.nnz == 0
