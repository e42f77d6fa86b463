"""A split folder is read whole, or refused with the place that is wrong."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from services.evaluation.split import read_split

TRAIN = "user,item,t,fold\nada,a,1,fit\nada,b,2,valid\nbo,a,1,fit\n"
TEST = "user,item\nada,c\n"


def folder(path: Path, train: str | None = TRAIN, test: str | None = TEST) -> Path:
    for name, text in (("train.csv.gz", train), ("test.csv.gz", test)):
        if text is not None:
            (path / name).write_bytes(gzip.compress(text.encode()))
    return path


def test_reads_pairs_times_and_folds(tmp_path: Path) -> None:
    split = read_split(folder(tmp_path))
    assert split.train == (("ada", "a"), ("ada", "b"), ("bo", "a"))
    assert (split.times, split.test) == ((1.0, 2.0, 1.0), (("ada", "c"),))


def test_the_valid_fold_can_be_held_out_instead(tmp_path: Path) -> None:
    inner = read_split(folder(tmp_path)).without_valid()
    assert (inner.train, inner.test) == ((("ada", "a"), ("bo", "a")), (("ada", "b"),))


@pytest.mark.parametrize(
    ("train", "test", "said"),
    [
        (None, TEST, "no train.csv.gz"),
        (TRAIN, None, "no test.csv.gz"),
        ("a,b\n1,2\n", TEST, "train.csv.gz:1: no columns user,item"),
        ("user,item,t,fold\nada,,1,fit\n", TEST, "train.csv.gz:2: a pair needs"),
        ("user,item,t,fold\nada,a,soon,fit\n", TEST, "train.csv.gz:2: t is not a number"),
        ("user,item,t,fold\n", TEST, "holds no training pairs"),
        (TRAIN, "user,item\n", "holds no pairs"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, train: str | None, test: str | None, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_split(folder(tmp_path, train, test))


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    whole = (tmp_path / "train.csv.gz").read_bytes()
    (tmp_path / "train.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match="cannot be read"):
        read_split(tmp_path)
