"""What lists are like beside right or wrong: how popular, how varied, how true to the user's own taste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from services.evaluation.features import ItemFeatures, item_features
from services.evaluation.figures import TOP, UserFigures, by_user, rounded
from services.tasks.task import Task

BLOCK = 200
SMOOTHING = 0.01


@dataclass(frozen=True)
class Background:
    """What lists of a task are held against; computed once for all recommenders."""

    task: Task

    @cached_property
    def histories(self) -> dict[str, set[str]]:
        """What is known of each user."""
        return by_user(self.task.known.interactions)

    @cached_property
    def fans(self) -> Counter[str]:
        """Of each item, the number of users who have it in the training part."""
        return Counter(item for _, item in {*self.task.set_aside})

    @cached_property
    def features(self) -> ItemFeatures:
        """What items are like."""
        return item_features(self.task.known, {*self.task.candidates, *self.task.known.catalogue()})


def character(background: Background, users: Mapping[str, UserFigures]) -> dict[str, float | None]:
    """Return figures of the first tens; None where there is nothing to compute one from.

    Returns
    -------
    dict of str to float
        ``popularity``: users of the items listed, mean over users; ``history_popularity``: the same of what they know
        themselves; ``popularity_lift``: the one over the other, above 1 where lists are more popular than people's
        own choice; ``gini@10``: how unevenly places are shared among candidates, 0 equally, 1 all to one;
        ``diversity@10``: 1 - mean cosine of the pairs of a list, by words and tags; ``miscalibration_js`` (in [0, 1])
        and ``miscalibration_kl``: distance between shares of categories and tags in what the user knows and in the
        list, mean over users where both have any.

    References
    ----------
    Steck, "Calibrated recommendations", RecSys 2018.
    Abdollahpouri et al., "The unfairness of popularity bias in recommendation", 2019.
    """
    own = {user: sorted(background.histories.get(user, ())) for user in users}
    tops = {user: one.top[:TOP] for user, one in users.items()}
    listed = _mean_popularity(background.fans, tops.values())
    known = _mean_popularity(background.fans, own.values())
    js, kl = _miscalibration(background.features, list(own.values()), list(tops.values()))
    found = {
        "popularity": listed,
        "history_popularity": known,
        "popularity_lift": listed / known if listed is not None and known else None,
        "gini@10": _gini(Counter(item for top in tops.values() for item in top), len(background.task.candidates)),
        "diversity@10": _diversity(background.features, list(tops.values())),
        "miscalibration_js": js,
        "miscalibration_kl": kl,
    }
    return {name: None if value is None else rounded({name: float(value)})[name] for name, value in found.items()}


def _mean_popularity(fans: Counter[str], groups: Iterable[Sequence[str]]) -> float | None:
    """Return the mean over users of the mean over items."""
    means = [sum(fans[item] for item in items) / len(items) for items in groups if items]
    return sum(means) / len(means) if means else None


def _gini(places: Counter[str], candidates: int) -> float | None:
    if not places or candidates < 2:
        return None
    counts = np.zeros(max(candidates, len(places)))
    counts[: len(places)] = sorted(places.values(), reverse=True)
    counts = np.sort(counts)
    ranks = np.arange(1, len(counts) + 1)
    return float(((2 * ranks - len(counts) - 1) * counts).sum() / (len(counts) * counts.sum()))


def _diversity(features: ItemFeatures, tops: Sequence[Sequence[str]]) -> float | None:
    """Return the mean over lists of 1 - the mean cosine of their pairs, of items with words."""
    held = _held(features, tops)
    held = (held @ sparse.diags_array(features.has_words.astype(float))).tocsr()
    sizes = np.asarray(held.sum(axis=1)).ravel()
    sums = held @ features.vectors
    squares = np.asarray(sums.multiply(sums).sum(axis=1)).ravel()
    enough = sizes > 1
    if not enough.any():
        return None
    cosines = (squares[enough] - sizes[enough]) / (sizes[enough] * (sizes[enough] - 1))
    return float(1 - cosines.mean())


def _miscalibration(
    features: ItemFeatures, histories: Sequence[Sequence[str]], tops: Sequence[Sequence[str]]
) -> tuple[float | None, float | None]:
    """Return mean Jensen-Shannon divergence (base 2) and mean Kullback-Leibler divergence (nats, smoothed)."""
    js: list[float] = []
    kl: list[float] = []
    for start in range(0, len(tops), BLOCK):
        own = _shares(features, histories[start : start + BLOCK])
        listed = _shares(features, tops[start : start + BLOCK])
        both = (own.sum(axis=1) > 0) & (listed.sum(axis=1) > 0)
        own, listed = own[both], listed[both]
        middle = (own + listed) / 2
        js += ((_divergence(own, middle) + _divergence(listed, middle)) / (2 * np.log(2))).tolist()
        kl += _divergence(own, (1 - SMOOTHING) * listed + SMOOTHING * own).tolist()
    return (float(np.mean(js)), float(np.mean(kl))) if js else (None, None)


def _shares(features: ItemFeatures, groups: Sequence[Sequence[str]]) -> np.ndarray:
    found = (_held(features, groups) @ features.topics).toarray()
    totals = found.sum(axis=1, keepdims=True)
    return np.divide(found, totals, out=np.zeros_like(found), where=totals > 0)


def _divergence(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    ratio = np.divide(one, other, out=np.ones_like(one), where=(one > 0) & (other > 0))
    return np.asarray((one * np.log(ratio)).sum(axis=1))


def _held(features: ItemFeatures, groups: Sequence[Sequence[str]]) -> sparse.csr_matrix:
    """Return shape (groups, n_items): 1 where the group has the item."""
    rows = [[features.rows[item] for item in items if item in features.rows] for items in groups]
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row], dtype=int)
    return sparse.csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(features.rows)))
