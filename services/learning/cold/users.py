"""Scores for users of whom one to three things are known, and who were not there when the models learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.content import Content
from services.learning.models.cosine import Cosine
from services.learning.models.item_weights import Weights
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.user_neighbours import UserNeighbours
from services.learning.stack.pool import Pool, competing, joined
from services.learning.stack.scales import on_one_scale, standardised
from services.learning.stack.weights import learn_stack
from services.learning.tuning.fold import Scores, fold_of
from services.learning.tuning.held_back import first_likes, hidden_users, later_likes
from services.learning.tuning.item_setting import Kinds

SHARE_HIDDEN, PARTS = 0.2, 3
LEAST_WEIGHT = 1e-9
MOST_KNOWN = 3
NEIGHBOURS = tuple(
    UserNeighbours(k=k, shrink=shrink, exponent=exponent, idf=idf)
    for k, shrink, exponent, idf in (
        (50, 0.0, 1.0, False),
        (150, 10.0, 1.0, False),
        (400, 0.0, 2.0, False),
        (400, 10.0, 1.0, False),
        (400, 10.0, 1.0, True),
        (1000, 10.0, 1.0, False),
    )
)
ITEM_MODELS: dict[str, Cosine | RP3Beta | CollectiveEase] = {
    "cosine": Cosine(k=400, shrink=10.0),
    "cosine, squared": Cosine(k=100, shrink=0.0, exponent=2.0),
    "rp3beta": RP3Beta(k=500, alpha=1.0, beta=0.2),
    "rp3beta, held back": RP3Beta(k=500, alpha=0.6, beta=0.4),
    "ease": CollectiveEase(ridge=30.0, dropout=0.3),
}
CONTENT_K = 100

Asked = Callable[[sparse.csr_matrix], NDArray[np.float32]]
"""Scores of rows of what users like, for all items; none of these users was known before."""


@dataclass(frozen=True, slots=True)
class NewUserStack:
    """The names of the models that take part and their weights, by how many things are known: 1, 2, 3."""

    weights: Mapping[int, Mapping[str, float]]
    values: Mapping[int, float]


def learn_new_user_stack(known: Histories, kinds: Kinds, seed: int) -> NewUserStack:
    """Hide some users, show of each the first one, two and three things, and learn what finds the rest.

    Three times over with other users, each time with models that have not seen them.
    """
    pools: dict[int, list[Pool]] = {n: [] for n in range(1, MOST_KNOWN + 1)}
    names: list[str] = []
    for hidden in hidden_users(known, MOST_KNOWN, SHARE_HIDDEN, PARTS, seed):
        models = new_user_models(known.of_users(np.flatnonzero(~hidden)), kinds)
        new = known.of_users(np.flatnonzero(hidden))
        names = list(models)
        for n, found in pools.items():
            shown = first_likes(new, n)
            fold = fold_of(shown, later_likes(new, MOST_KNOWN), seed)
            found.append(competing(fold, on_one_scale(scores_of(model, shown.liked) for model in models.values())))
    stacks = {n: learn_stack(joined(found)) for n, found in pools.items()}
    return NewUserStack(
        {
            n: {name: float(w) for name, w in zip(names, stack.weights, strict=True) if w > LEAST_WEIGHT}
            for n, stack in stacks.items()
        },
        {n: stack.value for n, stack in stacks.items()},
    )


def new_user_models(known: Histories, kinds: Kinds) -> dict[str, Asked]:
    """Return the models fitted to known users, by name, always in the same order."""
    return dict(_models(known, kinds))


def new_user_scores(weights: Mapping[str, float], models: Mapping[str, Asked]) -> Asked:
    """Return the weighted sum of the standardised scores."""

    def of(rows: sparse.csr_matrix) -> NDArray[np.float32]:
        parts = [np.float32(weight) * standardised(models[name](rows)) for name, weight in weights.items()]
        return np.sum(parts, axis=0, dtype=np.float32)

    return of


def scores_of(model: Asked, liked: sparse.csr_matrix) -> Scores:
    """Return how the model scores users by their rows."""
    return lambda users: model(liked[users])


def _models(known: Histories, kinds: Kinds) -> Iterator[tuple[str, Asked]]:
    popularity = np.log1p(known.likes).astype(np.float32)
    yield "popularity", lambda rows: np.tile(popularity, (rows.shape[0], 1))
    for model in NEIGHBOURS:
        yield f"user-neighbours {model.k} {model.shrink:g} {model.exponent:g} {model.idf}", _neighbours(known, model)
    for name, item_model in ITEM_MODELS.items():
        yield name, _linear(item_model.fit(known))
    for name in sorted(kind for kind in kinds if "+" not in kind):
        yield f"content, {name}", _linear(Content(CONTENT_K).of(kinds[name]))


def _neighbours(known: Histories, model: UserNeighbours) -> Asked:
    def of(rows: sparse.csr_matrix) -> NDArray[np.float32]:
        return np.asarray((model.fit(known, rows) @ known.liked).toarray(), dtype=np.float32)

    return of


def _linear(weights: Weights) -> Asked:
    def of(rows: sparse.csr_matrix) -> NDArray[np.float32]:
        found = rows @ weights
        return np.asarray(found if isinstance(found, np.ndarray) else found.toarray(), dtype=np.float32)

    return of
