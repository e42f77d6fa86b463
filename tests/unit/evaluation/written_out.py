"""The definitions of the figures written out plainly, by ranks and sums, to hold the real ones against."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]


def written_out(test: Sequence[Pair], lists: Mapping[str, Sequence[str]], train: Sequence[Pair]) -> dict[str, float]:
    """Return recall, NDCG, MRR, hit rate, coverage and novelty, rounded to five digits."""
    users = sorted({user for user, _ in test})
    found = {name: 0.0 for name in ("recall@10", "recall@20", "ndcg@10", "ndcg@20", "mrr", "hit@10")}
    tops: list[str] = []
    for user in users:
        wanted = {item for one, item in test if one == user}
        ranked: list[str] = []
        for item in lists.get(user, ()):
            if item not in ranked and (user, item) not in train:
                ranked.append(item)
        places = [place for place, item in enumerate(ranked, 1) if item in wanted]
        for k in (10, 20):
            ideal = sum(1 / math.log2(1 + place) for place in range(1, min(k, len(wanted)) + 1))
            found[f"recall@{k}"] += sum(place <= k for place in places) / len(wanted)
            found[f"ndcg@{k}"] += sum(1 / math.log2(1 + place) for place in places if place <= k) / ideal
        found["mrr"] += 1 / places[0] if places else 0
        found["hit@10"] += any(place <= 10 for place in places)
        tops += ranked[:10]
    found = {name: value / len(users) for name, value in found.items()}
    everyone = {user for user, _ in train}
    fans = [len({user for user, one in train if one == item}) for item in tops]
    found["coverage@10"] = len({*tops}) / len({item for _, item in (*train, *test)})
    found["novelty@10"] = sum(-math.log2(max(n, 1) / len(everyone)) for n in fans) / len(tops)
    return {name: round(value, 5) for name, value in found.items()}
