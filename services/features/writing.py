"""Writes features to a new folder: a matrix a kind and label, and whose row is whose."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from neo4j import Driver
from scipy import sparse

from services.exchange.folder import new_folder
from services.features.kinds import KINDS, Rows, Wanted
from services.features.known import read_known
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class WrittenFeatures:
    """A matrix: its file, its shape, and how many of its rows are not empty."""

    file: str
    rows: int
    columns: int
    filled: int


def write_features(
    driver: Driver, folder: Path, kinds: Sequence[str], wanted: Wanted, progress: Progress
) -> list[WrittenFeatures]:
    """Make the features of these kinds and write them; after an error nothing is left of the folder.

    Raises ExportError, SourceError.
    """
    with new_folder(folder) as hidden, progress.step("features", len(kinds), "kinds") as step:
        known = read_known(driver, with_documents="words" in kinds)
        _write_ids(hidden / "items.csv", "item_id", known.item_ids)
        _write_ids(hidden / "interests.csv", "interest_id", known.interest_ids)
        written = []
        for kind in kinds:
            made = KINDS[kind](known, wanted)
            written += [
                _write(hidden, f"items-{kind}", made.items),
                _write(hidden, f"interests-{kind}", made.interests),
            ]
            step.advance()
    return written


def _write_ids(path: Path, name: str, ids: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["position", name])
        writer.writerows(enumerate(ids))


def _write(folder: Path, name: str, rows: Rows) -> WrittenFeatures:
    if sparse.issparse(rows):
        sparse.save_npz(folder / f"{name}.npz", rows)
        return WrittenFeatures(f"{name}.npz", *rows.shape, int((np.diff(rows.indptr) > 0).sum()))
    np.save(folder / f"{name}.npy", rows)
    return WrittenFeatures(f"{name}.npy", *rows.shape, int(np.any(rows != 0, axis=1).sum()))
