"""Matrices of features have the rows their ids say, and what is alike in the world is alike in them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from neo4j import Driver
from scipy import sparse

from tests.conftest import Cli
from tests.worlds import plant, toy_records


@pytest.fixture(scope="module")
def toy_world(driver: Driver) -> Driver:
    plant(driver, toy_records())
    return driver


def ids(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[1] for row in csv.reader(file)][1:]


def test_every_kind_has_a_row_for_every_item_and_interest(cli: Cli, toy_world: Driver, tmp_path: Path) -> None:
    ran = cli("features", "--output", "made", "--json")
    assert ran.returncode == 0, ran.stderr
    files = {one["file"]: one for one in json.loads(ran.stdout)["files"]}
    items, interests = ids(tmp_path / "made" / "items.csv"), ids(tmp_path / "made" / "interests.csv")
    assert len(items) == 7 and {"jazz", "metal", "saxophone"} <= set(interests)
    for kind, ending in (("tfidf", "npz"), ("words", "npy"), ("sentences", "npy"), ("interests", "npz")):
        for label, rows in (("items", items), ("interests", interests)):
            assert files[f"{label}-{kind}.{ending}"]["rows"] == len(rows)
    about = sparse.load_npz(tmp_path / "made" / "items-interests.npz").toarray()
    alike = about @ about.T
    jazz, other, metal = (items.index(id) for id in ("giant-steps", "blue-train", "paranoid"))
    assert alike[jazz, other] > alike[jazz, metal]
    assert np.linalg.norm(np.load(tmp_path / "made" / "items-sentences.npy"), axis=1) == pytest.approx(np.ones(7))


def test_word_vectors_of_a_file_are_taken(cli: Cli, toy_world: Driver, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("jazz 1 0\nmetal 0 1\nsaxophone 0.9 0.1\n")
    ran = cli("features", "--output", "made", "--kind", "words", "--word-vectors", "words.txt")
    assert ran.returncode == 0 and "items-words.npy" in ran.stdout
    rows, items = np.load(tmp_path / "made" / "items-words.npy"), ids(tmp_path / "made" / "items.csv")
    assert rows.shape == (7, 2)
    jazz, other, metal = (rows[items.index(id)] for id in ("giant-steps", "blue-train", "paranoid"))
    assert jazz @ other > 0.9 > jazz @ metal


def test_what_cannot_be_done_is_said(cli: Cli, toy_world: Driver, tmp_path: Path) -> None:
    unknown = cli("features", "--output", "made", "--kind", "taste")
    assert unknown.returncode == 1 and "choose of tfidf, words" in unknown.stderr
    (tmp_path / "words.txt").write_text("jazz one\n")
    wrong = cli("features", "--output", "made", "--kind", "words", "--word-vectors", "words.txt")
    assert wrong.returncode == 1 and "words.txt:1" in wrong.stderr
    assert not (tmp_path / "made").exists()
