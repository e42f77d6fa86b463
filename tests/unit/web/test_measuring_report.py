"""The report is one page: nothing from elsewhere, names as text, best first, noise named as such."""

from __future__ import annotations

import re
from typing import Any

from web.measuring.report import report


def one(gain: float, difference: tuple[float, float], live: dict[str, Any] | None = None) -> dict[str, Any]:
    names = ("ndcg@10", "recall@20", "mrr", "hit@10", "coverage@10", "novelty@10")
    described = ("popularity_lift", "gini@10", "diversity@10", "miscalibration_js")
    return {
        "figures": dict.fromkeys(names, gain),
        "intervals": {"ndcg@10": [gain - 0.01, gain + 0.01]},
        "difference_to_best": difference,
        "groups": {"little": {"ndcg@10": gain}, "much": {"ndcg@10": gain}},
        "character": dict.fromkeys(described),
        "live": live,
        "seconds": 1.5,
    }


def found(**recommenders: dict[str, Any]) -> dict[str, Any]:
    task = {
        **dict.fromkeys(("users", "candidates", "known", "wanted"), 1000),
        "has_times": False,
        "leaks": 0,
        "best": "best",
        "groups": [{"name": "little", "least": 1, "most": 2}, {"name": "much", "least": 3, "most": 9}],
        "recommenders": recommenders,
    }
    return {
        **{"split": "<script>alert(1)</script>", "protocol": "main", "n": 100, "seed": 42, "tuned": True},
        **{"at": "2026-01-02T03:04:05", "data": "ab", "versions": {"python": "3"}, "seconds": {"tuning": 1.0}},
        "memory_mib": {"together": 3, "python": 1, "neo4j": 2},
        "tasks": {"main": task},
    }


LIVE = {"users": 40, "explained": 0.975, "same_top": 1.0, "milliseconds": 30.4}
PAGE = report(
    found(
        **{"<b>far</b>": one(0.1, (-0.2, -0.1)), "near": one(0.29, (-0.02, 0.01)), "best": one(0.3, (0.0, 0.0), LIVE)}
    )
)


def test_names_are_text() -> None:
    assert "<script" not in PAGE
    assert "<b>" not in PAGE
    assert "&lt;b&gt;far&lt;/b&gt;" in PAGE


def test_needs_nothing_from_elsewhere() -> None:
    assert not re.findall(r"""(?:src|href)=|url\(|@import|https?:""", PAGE)


def test_the_best_comes_first_and_noise_is_called_so() -> None:
    first = PAGE[PAGE.index("<tbody>") : PAGE.index("</tbody>")]
    assert first.index("best</th>") < first.index("near</th>") < first.index("far&lt;")
    assert "may be chance" in first
    assert "by 0.1000 to 0.2000" in first


def test_what_is_not_known_is_a_dash() -> None:
    assert "98 %" in PAGE or "97 %" in PAGE
    assert "None" not in PAGE
    assert "–" in PAGE


def test_a_group_says_how_much_is_known_of_its_people() -> None:
    told = found(best=one(0.3, (0.0, 0.0)))
    told["tasks"]["main"]["groups"] = [
        {"name": "little", "least": 1, "most": 1},
        {"name": "much", "least": 5, "most": 9},
    ]
    page = report(told)
    assert "little: 1 thing known" in page
    assert "much: 5 to 9 things known" in page
