"""Each step is measured alone, from the graph as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy import sparse

from services.observability.progress import SilentProgress
from services.optimisation.step import Step
from tests.quality.recommending.page import page
from tests.quality.recommending.steps import measured_steps
from tests.unit.optimisation.worlds import graph

JAZZ, METAL = ["j1", "j2", "j3", "j4", "j5", "j6"], ["m1", "m2", "m3", "m4", "m5", "m6"]
WORLD = graph(
    {f"{row}{n}": row_items[n:] + row_items[:n] for n in range(6) for row, row_items in (("j", JAZZ), ("m", METAL))},
    [(item, "jazz", "catalogue", 1.0) for item in JAZZ] + [(item, "metal", "catalogue", 1.0) for item in METAL],
)
STEPS = [
    Step("harm", "", lambda of: replace(of, similar=sparse.csr_matrix(of.similar.shape))),
    Step("nothing", "", lambda of: of),
    Step("unread", "", lambda of: replace(of, notes=("read by no list",)), touches_lists=False),
]


def test_a_step_that_does_harm_takes_nothing_from_the_next() -> None:
    harm, nothing, unread = measured_steps(WORLD, SilentProgress(), STEPS, seeds=(1, 2))
    assert harm["with"]["item-based"] == 0.0 < harm["without"]["item-based"]  # type: ignore[index]
    assert nothing["with"] == nothing["without"] == harm["without"] == unread["with"]
    assert [row["changes"] for row in (harm, nothing, unread)] == [True, False, True]


def test_the_page_says_what_a_step_adds() -> None:
    rows = [
        {"step": "idf", "changes": True, "without": {"item-based": 0.1}, "with": {"item-based": 0.0975}},
        {"step": "bots", "changes": False, "without": {"item-based": 0.1}, "with": {"item-based": 0.1}},
        {"step": "communities", "changes": True, "without": {"item-based": 0.1}, "with": {"item-based": 0.1}},
    ]
    text = page([], [], [{"split": "shop", "seeds": [42, 7], "rows": rows}])
    assert "| `idf` | item-based -0.0025 |" in text
    assert "| `bots` | changes nothing |" in text
    assert "| `communities` | not read |" in text
    assert "Means of seeds 42, 7." in text


@pytest.mark.parametrize("rows", [[], [{"split": "shop", "seeds": [42], "rows": []}]])
def test_without_steps_there_is_no_table(rows: list[dict[str, object]]) -> None:
    assert "What each step" not in page([], [], rows)
