"""What is known, written out, holds nothing that is to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.tasks.folder import write_known
from services.tasks.protocols import PROTOCOLS, read_tasks
from services.tasks.tables import rows
from tests.unit.tasks.split_folder import write_split


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_holds_what_is_known_and_nothing_else(tmp_path: Path, protocol: str) -> None:
    for task in read_tasks(write_split(tmp_path / "split"), protocol):
        written = tmp_path / task.name
        write_known(task.known, written)
        train = [(row["user"], row["item"], row["t"]) for _, row in rows(written / "train.csv", ("user", "item"))]
        assert tuple((user, item) for user, item, _ in train) == task.known.interactions
        assert {t == "" for _, _, t in train} == {task.known.times is None}
        assert (written / "test.csv").read_text().split() == ["user,item"]
        tags = [((row["user"], row["item"]), row["tag"]) for _, row in rows(written / "item_tags.csv", ("tag",))]
        assert tuple((*pair, tag) for pair, tag in tags) == task.known.tags
        assert not {pair for pair, _ in tags} & {*task.wanted}
