"""The kinds of features: what rows of numbers stand for items and interests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.features.known import Known
from services.features.word_vectors import read_word_vectors, text_vectors, train_word_vectors
from services.features.words import words
from services.learning.features import counted_features, unit_length, vector_features

Rows = NDArray[Any] | sparse.csr_matrix


@dataclass(frozen=True, slots=True)
class Wanted:
    """How word vectors are made: read from a file, or trained in so many dimensions."""

    file: Path | None = None
    dimension: int = 64
    seed: int = 42


@dataclass(frozen=True, slots=True)
class Features:
    """Rows of length 1 (or empty), shape (n_items, columns) and (n_interests, columns): both in one space."""

    items: Rows
    interests: Rows


def tfidf(known: Known, wanted: Wanted) -> Features:
    """Count words by tf-idf; an interest is the sum of the items about it."""
    items = counted_features([Counter(words(text)) for text in known.item_texts])
    return Features(items, unit_length((known.aboutness.T @ items).tocsr()))


def word_vectors(known: Known, wanted: Wanted) -> Features:
    """Average the vectors of words, without what all texts share."""
    items, interests = ([words(text) for text in texts] for texts in (known.item_texts, known.interest_texts))
    corpus = [*items, *interests, *(words(text) for text in known.documents)]
    vectors = (
        read_word_vectors(wanted.file, corpus)
        if wanted.file
        else train_word_vectors(corpus, wanted.dimension, wanted.seed)
    )
    return _together(text_vectors(items, vectors), text_vectors(interests, vectors))


def sentence_vectors(known: Known, wanted: Wanted) -> Features:
    """Take the vectors that `embed` stored, without what all of a label share."""
    return Features(vector_features(known.item_vectors), vector_features(known.interest_vectors))


def interests(known: Known, wanted: Wanted) -> Features:
    """Say what items are about; an interest is the sum of the items about it, so of what is met with it."""
    items = unit_length(known.aboutness)
    return Features(items, unit_length((known.aboutness.T @ items).tocsr()))


KINDS: dict[str, Callable[[Known, Wanted], Features]] = {
    "tfidf": tfidf,
    "words": word_vectors,
    "sentences": sentence_vectors,
    "interests": interests,
}


def _together(items: NDArray[np.float32], interests: NDArray[np.float32]) -> Features:
    both = vector_features(np.concatenate([items, interests]))
    return Features(both[: len(items)], both[len(items) :])
