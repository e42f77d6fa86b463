"""Vectors of words, trained on the texts of the graph or read from a file, and of texts made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph_schema.errors import SourceError
from services.learning.models.co_occurrence import factorised, information

WINDOW = 5
LEAST_COUNT = 3
MOST_WORDS = 30_000
RARE = 1e-3
"""Frequency at which a word counts half in a text; ``a`` of the smooth inverse frequency."""


@dataclass(frozen=True, slots=True)
class WordVectors:
    """``vectors`` has shape (n_words, dimensions); ``frequencies`` the share of each word among all that were met."""

    places: Mapping[str, int]
    vectors: NDArray[np.float32]
    frequencies: NDArray[np.float64]


def train_word_vectors(texts: Iterable[Sequence[str]], dimension: int, seed: int) -> WordVectors:
    """Factorise how much oftener than by chance words stand within five of each other.

    References
    ----------
    Levy and Goldberg, "Neural word embedding as implicit matrix factorization", NIPS 2014.
    Levy, Goldberg and Dagan, "Improving distributional similarity with lessons learned from word embeddings", 2015.
    """
    read = list(texts)
    counts = Counter(word for text in read for word in text)
    common = sorted((word for word, n in counts.items() if n >= LEAST_COUNT), key=lambda word: (-counts[word], word))
    places = {word: place for place, word in enumerate(common[:MOST_WORDS])}
    frequencies = np.array([counts[word] for word in places], dtype=float) / max(1, sum(counts.values()))
    return WordVectors(places, factorised(information(_together(read, places)), dimension, seed), frequencies)


def read_word_vectors(path: Path, texts: Iterable[Sequence[str]]) -> WordVectors:
    """Read the vectors of the words that stand in texts, from a file of GloVe or word2vec; ``.bin`` is word2vec's own.

    Of words that differ in capitals alone the first counts. Raises SourceError.
    """
    counts = Counter(word for text in texts for word in text)
    found: dict[str, NDArray[np.float32]] = {}
    for word, vector in _lines_of_bytes(path) if path.suffix == ".bin" else _lines(path):
        if word.casefold() in counts:
            found.setdefault(word.casefold(), vector)
    lengths = {len(vector) for vector in found.values()}
    if len(lengths) > 1:
        raise SourceError(f"{path}: vectors of {min(lengths)} and of {max(lengths)} numbers; a file holds one kind")
    frequencies = np.array([counts[word] for word in found], dtype=float) / max(1, sum(counts.values()))
    vectors = np.array(list(found.values()), dtype=np.float32).reshape(len(found), max(lengths, default=0))
    return WordVectors({word: place for place, word in enumerate(found)}, vectors, frequencies)


def _lines(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield words and vectors of a text file: a word a line. word2vec says first how many there are."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            word, *numbers = line.rstrip().split(" ")
            if number == 1 and len(numbers) == 1 and word.isdigit():
                continue
            try:
                yield word, np.array(numbers, dtype=np.float32)
            except ValueError as error:
                raise SourceError(f"{path}:{number}: no word with numbers after it; give a file of vectors") from error


def _lines_of_bytes(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield words and vectors of a file of word2vec: how many there are, then words with four bytes a number."""
    with path.open("rb") as file:
        head = file.readline().split()
        if len(head) != 2 or not all(part.isdigit() for part in head):
            raise SourceError(f"{path}:1: the first line of a binary word2vec file holds two numbers")
        size = 4 * int(head[1])
        for _ in range(int(head[0])):
            word = b"".join(iter(lambda: _letter(file, path), b" "))
            numbers = file.read(size)
            if len(numbers) != size:
                raise SourceError(f"{path}: cut off; copy it again")
            yield word.decode("utf-8", "replace").strip(), np.frombuffer(numbers, dtype="<f4")


def _letter(file: BinaryIO, path: Path) -> bytes:
    letter = file.read(1)
    if not letter:
        raise SourceError(f"{path}: cut off; copy it again")
    return letter


def text_vectors(texts: Sequence[Sequence[str]], known: WordVectors) -> NDArray[np.float32]:
    """Return the mean of the vectors of each text's words, of which common ones count less; zero without any.

    References
    ----------
    Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings", ICLR 2017.
    """
    weights = RARE / (RARE + known.frequencies)
    rows = [[known.places[word] for word in text if word in known.places] for text in texts]
    pointers = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    columns = np.array([place for row in rows for place in row], dtype=np.int64)
    shares = weights[columns] / np.maximum(1, np.repeat(np.diff(pointers), np.diff(pointers)))
    shape = (len(texts), len(known.places))
    return np.asarray(sparse.csr_matrix((shares, columns, pointers), shape=shape) @ known.vectors, dtype=np.float32)


def _together(texts: Sequence[Sequence[str]], places: Mapping[str, int]) -> sparse.csr_matrix:
    """Return how often words stand within the window, one as near as another."""
    n = len(places)
    total = sparse.csr_matrix((n, n))
    ids = [np.array([places.get(word, -1) for word in text], dtype=np.int64) for text in texts]
    for distance in range(1, WINDOW + 1):
        starts = np.concatenate([one[:-distance] for one in ids] or [np.empty(0, np.int64)])
        ends = np.concatenate([one[distance:] for one in ids] or [np.empty(0, np.int64)])
        both = (starts >= 0) & (ends >= 0)
        total = total + sparse.csr_matrix((np.ones(both.sum()), (starts[both], ends[both])), shape=(n, n))
    return (total + total.T).tocsr()
