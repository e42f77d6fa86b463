"""The page of `make quality` shows ratios to what is known, and sets that nobody knows without them."""

from __future__ import annotations

from typing import Any

from tests.quality.recommending.page import PEERS, REMARKS, page


def measured(split: str, protocol: str, tasks: dict[str, float]) -> dict[str, Any]:
    def one(value: float) -> dict[str, Any]:
        figures = {"ndcg@10": value, "recall@20": 2 * value, "coverage@10": 0.5}
        return {"figures": figures, "intervals": {"ndcg@10": [value - 0.01, value + 0.01]}}

    return {
        "split": split,
        "protocol": protocol,
        "seed": 42,
        "seconds": {"tuning": 1.0},
        "memory_mib": {"together": 900},
        "versions": {"python": "3"},
        "tasks": {task: {"recommenders": {"hybrid": one(value), "ease": one(value)}} for task, value in tasks.items()},
    }


def test_what_is_known_gives_ratios_and_their_mean() -> None:
    peer = PEERS["ml-1m"]
    text = page([measured("ml-1m", "main", {"main": peer["ndcg"]})])
    assert f"| ml-1m | {peer['ndcg']:.4f}" in text
    assert "| 1.000 |" in text
    mean = (1 + 2 * peer["ndcg"] / peer["recall"]) / 2
    assert f"Mean of the ratios: {mean:.3f} (wanted: 1.03)." in text
    assert f"| ml-1m | `ease` | {peer['ndcg']:.4f} | {peer['named']['ease']:.4f} |" in text


def test_a_set_that_nobody_knows_stands_without_ratios() -> None:
    text = page(
        [
            measured("shop", "main", {"main": 0.1}),
            measured("shop", "cold-items", {"cold-items": 0.2, "cold-items-all": 0.1}),
            measured("shop", "new-users", {f"new-users-{n}": 0.1 * n for n in (1, 2, 3)}),
        ]
    )
    assert "| shop | 0.1000 (0.0900 to 0.1100) |" in text
    assert "| shop | 0.2000 |" in text
    assert "| shop | 0.1000 | 0.2000 | 0.3000 |" in text
    assert "Mean of the ratios" not in text


def test_ablations_stand_side_by_side() -> None:
    def row(task: str, known: str, ndcg: float) -> dict[str, Any]:
        return {"task": task, "known": known, "ndcg": ndcg, "error": 0.001, "seconds": 1.0}

    found = [
        {"split": "shop", "rows": [row("main", "behaviour alone", 0.1), row("main", "all", 0.2)]},
        {"split": "radio", "rows": [row("main", "all", 0.3), row("cold-items", "all", 0.4)]},
    ]
    text = page([], found)
    assert "| what is learned from | shop | radio |" in text
    assert "| behaviour alone | 0.1000 (0.0010) |  |" in text
    assert "| all | 0.2000 (0.0010) | 0.3000 (0.0010) |" in text
    assert "| all |  | 0.4000 (0.0010) |" in text


def test_remarks_stand_below_their_table() -> None:
    text = page([measured("ml-1m", "main", {"main": 0.4})])
    assert text.index("Mean of the ratios") < text.index(REMARKS["main"].strip()) < text.index("## Single methods")
    assert set(REMARKS) <= {"main", "named", "cold", "new", "ablations", "steps", "cost"}
