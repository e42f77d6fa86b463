"""What items are like and what they are about, from their texts and crowd tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from services.tasks.task import Known
from services.tasks.texts import categories_or_description, without_title

WORD = re.compile(r"\w\w+")


@dataclass(frozen=True)
class ItemFeatures:
    """``vectors``: tf-idf of words and tags, rows of length 1; ``topics``: shares of categories and tags, summing to 1.

    A row without anything is 0. Shapes are (n_items, words) and (n_items, topics).
    """

    rows: Mapping[str, int]
    vectors: sparse.csr_matrix
    topics: sparse.csr_matrix

    @cached_property
    def has_words(self) -> np.ndarray:
        """Tell of each item whether anything is known of what it is like."""
        return np.diff(self.vectors.indptr) > 0


def item_features(known: Known, item_ids: Collection[str]) -> ItemFeatures:
    """Read the features of these items; a word or tag on a single item tells of no likeness and is left out."""
    rows = {item_id: row for row, item_id in enumerate(sorted(item_ids))}
    words: list[Counter[str]] = [Counter() for _ in rows]
    topics: list[set[str]] = [set() for _ in rows]
    for item in known.items:
        if (row := rows.get(item.item_id)) is None:
            continue
        categories, _ = categories_or_description(without_title(item.title, item.text))
        topics[row].update(category.lower() for category in categories)
        words[row].update(WORD.findall(f"{item.text or item.title}".lower()))
    for _, item_id, tag in known.tags:
        if (row := rows.get(item_id)) is not None:
            topics[row].add(tag.lower())
            words[row][f"#{tag.lower()}"] += 1
    counted = _matrix(words)
    shares = _matrix([Counter(named) for named in topics])
    return ItemFeatures(rows, _scaled(_tfidf(counted), 2), _scaled(shares, 1))


def _matrix(bags: Iterable[Counter[str]]) -> sparse.csr_matrix:
    kept = list(bags)
    found = Counter(word for bag in kept for word in bag)
    columns = {word: column for column, word in enumerate(sorted(word for word, count in found.items() if count > 1))}
    entries = [(row, columns[word], n) for row, bag in enumerate(kept) for word, n in bag.items() if word in columns]
    starts, ends, values = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(kept), max(1, len(columns)))
    return sparse.csr_matrix((np.array(values, dtype=float), (np.array(starts, int), np.array(ends, int))), shape=shape)


def _tfidf(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    found = counts.copy()
    found.data = 1 + np.log(found.data)
    carried = np.maximum(np.bincount(counts.indices, minlength=counts.shape[1]), 1)
    return (found @ sparse.diags_array(np.log1p(counts.shape[0] / carried))).tocsr()


def _scaled(values: sparse.csr_matrix, power: int) -> sparse.csr_matrix:
    """Return the rows divided by the root of their summed powers."""
    sizes = np.asarray(values.power(power).sum(axis=1)).ravel() ** (1 / power)
    factors = np.divide(1.0, sizes, out=np.zeros(len(sizes)), where=sizes > 0)
    return (sparse.diags_array(factors) @ values).tocsr()
