"""Which questions tell most, by what people answer who agree with the person so far."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.interview.known import Known
from services.interview.people import People
from services.interview.question import Label

MISSED, UNSHARED = 0.1, 0.5
"""What someone counts who does not share a yes of the person, and who says yes to what the person does not know."""
REFUSED = 0.1
"""What someone counts who likes what the person does not."""
INTERESTS = 0.5
"""What a yes to an interest counts: lists follow a thing that is liked further than a broad interest."""
DOUBT = 0.05
"""Everybody counts beside those who agree as this share of the people looked at would."""
AGREED = 0.9
"""What so many answer alike tells nothing."""
SURE = 1e-6
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question: ``share`` of the people who agree would say yes; ``told`` is what it is chosen by."""

    label: Label
    id: str
    share: float
    told: float


def choose_questions(people: People, known: Known, askable: Collection[str], n: int) -> list[Choice]:
    """Choose ``n`` questions, each as telling as can be beside those before it.

    A list learns from a yes alone. So a question counts the share of those who would say yes among the people who agree
    with the person so far: the path of a decision tree that is grown while it is walked. What nearly all
    of them say yes to tells nothing. Of questions asked together, each counts less by its correlation with the others.

    Parameters
    ----------
    people
        Those whose answers are known.
    known
        What the person answered, in the interview or before; that is not asked again.
    askable
        Ids of the items that may be asked about; of interests all may.

    References
    ----------
    Rashid et al., "Getting to Know You: Learning New User Preferences in Recommender Systems", IUI 2002;
    Golbandi, Koren and Lempel, "Adaptive Bootstrapping of Recommender Systems Using Decision Trees", WSDM 2011.
    """
    if not len(people):
        return []
    weights = agreement(people, known)
    answers = np.hstack([people.likes, people.drawn])
    everybody = np.hstack([people.usual, people.sizes @ people.drawn / people.sizes.sum()])
    counted, doubt = 1 / np.square(weights).sum(), DOUBT * len(people)
    shares = (counted * (weights @ answers) + doubt * everybody) / (counted + doubt)
    named: list[tuple[Label, str]] = [
        *(("Item", one) for one in people.items),
        *(("Interest", one) for one in people.interests),
    ]
    counts = np.array([1.0 if label == "Item" else INTERESTS for label, _ in named])
    told = counts * shares
    is_open = np.array([_is_open(label, id, known, askable) for label, id in named], dtype=bool)
    places = _spread(told, is_open & (shares > SURE) & (shares < AGREED), answers, weights, n)
    return [Choice(*named[at], float(shares[at]), float(told[at])) for at in places]


def agreement(people: People, known: Known) -> Vector:
    """Return how much each of the people counts, shape (n_people,), summing to 1."""
    weights = people.sizes.copy()
    for columns, matrix, ids, lacks, has in (
        (people.items, people.likes, known.liked, MISSED, 1.0),
        (people.items, people.likes, known.disliked, 1.0, REFUSED),
        (people.items, people.likes, known.passed_items, 1.0, UNSHARED),
        (people.interests, people.drawn, known.drawn, MISSED, 1.0),
        (people.interests, people.drawn, known.passed_interests, 1.0, UNSHARED),
    ):
        places = {id: at for at, id in enumerate(columns)}
        said = matrix[:, [places[id] for id in ids if id in places]]
        weights *= has ** said.sum(axis=1) * lacks ** (said.shape[1] - said.sum(axis=1))
    return weights / weights.sum()


def _spread(told: Vector, is_open: NDArray[np.bool_], answers: Vector, weights: Vector, n: int) -> Sequence[int]:
    """Choose one after the other; a question whose answers go with those of one chosen counts that much less."""
    centred = (answers - weights @ answers) * np.sqrt(weights)[:, None]
    length = np.sqrt(np.square(centred).sum(axis=0)) + SURE
    alike, places = np.zeros(len(told)), list[int]()
    for _ in range(min(n, int(is_open.sum()))):
        left = np.where(is_open, told * (1 - alike), -np.inf)
        left[places] = -np.inf
        at = int(left.argmax())
        places.append(at)
        alike = np.maximum(alike, np.abs(centred[:, at] @ centred) / (length[at] * length))
    return places


def _is_open(label: Label, id: str, known: Known, askable: Collection[str]) -> bool:
    return id not in known.interests if label == "Interest" else id in askable and id not in known.items
