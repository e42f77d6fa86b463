"""What is known of items beside who likes them, as rows of numbers of length 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.models.item_weights import Weights, strongest_of_blocks, without_diagonal

WORD = re.compile(r"[^\W_]+")
YEARS = 3.0
LEAST_ITEMS = 2
LARGEST_SHARE = 0.5
"""Words of one item alone, or of more than half of the items, tell nothing of likeness."""


def text_features(texts: Sequence[str]) -> sparse.csr_matrix:
    """Return tf-idf of the words: ``(1 + log count) * log((1 + items) / (1 + items with the word))``, plus one.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (n_items, n_words), rows of length 1; an item without words has an empty row.
    """
    return counted_features([Counter(WORD.findall(text.casefold())) for text in texts])


def tag_features(tags: Iterable[tuple[int, str]], n_items: int) -> sparse.csr_matrix:
    """Return tf-idf of tags, given as (row of the item, tag), one for each time somebody gave it."""
    counts: list[Counter[str]] = [Counter() for _ in range(n_items)]
    for item, tag in tags:
        counts[item][tag.casefold().strip()] += 1
    return counted_features(counts)


def counted_features(counts: Sequence[Mapping[str, int]]) -> sparse.csr_matrix:
    """Return tf-idf of counts, one mapping an item."""
    names = {name: column for column, name in enumerate(sorted({name for row in counts for name in row}))}
    lengths = [len(row) for row in counts]
    columns = np.fromiter((names[name] for row in counts for name in row), np.int32, sum(lengths))
    values = np.fromiter((count for row in counts for count in row.values()), np.float64, sum(lengths))
    pointers = np.concatenate([[0], np.cumsum(lengths)])
    matrix = sparse.csr_matrix((1 + np.log(values), columns, pointers), shape=(len(counts), len(names)))
    items = np.bincount(columns, minlength=len(names))
    telling = (items >= LEAST_ITEMS) & (items <= LARGEST_SHARE * len(counts))
    rarity = np.log((1 + len(counts)) / (1 + items[telling])) + 1
    return unit_length((matrix[:, telling] @ sparse.diags_array(rarity)).tocsr())


def vector_features(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    """Take out of sentence vectors what all have in common; rows of length 1, zero where there is no vector.

    References
    ----------
    Mu and Viswanath, "All-but-the-top: simple and effective postprocessing for word representations", ICLR 2018.
    """
    has = np.linalg.norm(vectors, axis=1) > 0
    centred = np.where(has[:, None], vectors - vectors[has].mean(axis=0), 0.0) if has.any() else vectors
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return (centred / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)


def unit_length(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows at length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return (sparse.diags_array(scale) @ rows).tocsr().astype(np.float32)


def alike(features: sparse.csr_matrix | NDArray[np.floating]) -> NDArray[np.float32]:
    """Return the cosine of all pairs of items, shape (n_items, n_items)."""
    both = features @ features.T
    return np.asarray(both if isinstance(both, np.ndarray) else both.toarray(), dtype=np.float32)


def years_alike(years: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return ``exp(-years between / 3)`` of all pairs of items, shape (n_items, n_items); NaN is like nothing.

    People like things of one time together, most of all where nothing else is known of them.
    """
    found = np.exp(-np.abs(years[:, None] - years[None]) / YEARS)
    return np.nan_to_num(found, nan=0.0).astype(np.float32)


def nearest_alike(features: sparse.csr_matrix | NDArray[np.floating], k: int) -> sparse.csr_matrix:
    """Return the cosines above 0 of each item and its ``k`` nearest others, shape (n_items, n_items)."""
    turned = features.T.tocsr() if sparse.issparse(features) else np.ascontiguousarray(features.T)

    def block(rows: slice) -> Weights:
        return without_diagonal((features[rows] @ turned).astype(np.float32, copy=False), rows.start)

    n_items = features.shape[0]
    return strongest_of_blocks(block, (n_items, n_items), k)


def with_mean(kinds: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """Return each kind of likeness, and of two or more the mean of all."""
    names = sorted(kinds)
    found = {name: kinds[name] for name in names}
    if len(names) > 1:
        found["+".join(names)] = np.mean([kinds[name] for name in names], axis=0, dtype=np.float32)
    return found
