"""Words that stand in the same company have like vectors, whether trained here or read from a file."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from graph_schema.errors import SourceError
from services.features.word_vectors import read_word_vectors, text_vectors, train_word_vectors
from services.features.words import words

CORPUS = [
    words(f"{verb} a {animal} in the {place}")
    for animal in ("whale", "dolphin")
    for verb in ("watch", "follow", "hear")
    for place in ("sea", "ocean", "bay")
] + [
    words(f"{verb} the {metal} at a {place}")
    for metal in ("iron", "steel")
    for verb in ("forge", "hammer", "weld")
    for place in ("mill", "smithy", "works")
]


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_words_in_the_same_company_are_alike() -> None:
    known = train_word_vectors(CORPUS, dimension=6, seed=1)
    whale, dolphin, iron = (known.vectors[known.places[word]] for word in ("whale", "dolphin", "iron"))
    assert cosine(whale, dolphin) > 0.9 > cosine(whale, iron)


def test_the_same_texts_and_seed_give_the_same_vectors() -> None:
    one, other = (train_word_vectors(CORPUS, dimension=4, seed=3).vectors for _ in range(2))
    assert np.array_equal(one, other)


def test_too_few_words_give_empty_vectors() -> None:
    known = train_word_vectors([["once"], ["twice", "twice"]], dimension=5, seed=0)
    assert text_vectors([["once"], []], known).tolist() == [[0.0] * 5, [0.0] * 5]


def test_common_words_weigh_less_in_a_text() -> None:
    known = train_word_vectors(CORPUS, dimension=6, seed=1)
    [mixed] = text_vectors([["the", "whale"]], known)
    assert cosine(mixed, known.vectors[known.places["whale"]]) > cosine(mixed, known.vectors[known.places["the"]])


@pytest.mark.parametrize("head", ["", "3 2\n"])
def test_a_text_file_of_vectors_is_read(tmp_path: Path, head: str) -> None:
    file = tmp_path / "vectors.txt"
    file.write_text(head + "Whale 1 0\nwhale 9 9\niron 0 1\nunmet 1 1\n")
    known = read_word_vectors(file, [["whale", "iron"], ["whale"]])
    assert dict(known.places) == {"whale": 0, "iron": 1}
    assert known.vectors.tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert known.frequencies.tolist() == pytest.approx([2 / 3, 1 / 3])


def test_a_binary_file_of_word2vec_is_read(tmp_path: Path) -> None:
    file = tmp_path / "vectors.bin"
    file.write_bytes(b"2 2\nwhale " + struct.pack("<2f", 1, 2) + b"\niron " + struct.pack("<2f", 3, 4) + b"\n")
    known = read_word_vectors(file, [["iron"]])
    assert known.vectors.tolist() == [[3.0, 4.0]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"whale 1 0\niron 1\n", "vectors of 1 and of 2"),
        ("a.txt", b"whale one two\n", "a.txt:1"),
        ("a.bin", b"whale 1 0\n", "a.bin:1"),
        ("a.bin", b"2 2\nwhale " + struct.pack("<2f", 1, 2) + b"\niron", "cut off"),
        ("a.bin", b"1 2\nwhale abc", "cut off"),
    ],
)
def test_what_is_no_file_of_vectors_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=said):
        read_word_vectors(tmp_path / name, [["whale", "iron"]])


def test_chinese_counts_by_pairs_of_characters() -> None:
    assert words("科幻小说 and Sci-Fi") == ["科幻", "幻小", "小说", "and", "sci", "fi"]
    assert words("诗") == ["诗"]
