"""What a measurement is asked to do, and the data it is about."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

TABLES = {
    "main": ("train", "test"),
    "cold-items": ("cold_items_train", "cold_items_test"),
    "new-users": ("new_users_train", "new_users_profile", "new_users_test"),
}
BESIDE = ("items", "item_tags", "social")


@dataclass(frozen=True, slots=True)
class Plan:
    """``folder`` holds the split; ``names`` are recommenders; ``is_tuned`` chooses settings on a validation part."""

    folder: Path
    protocol: str
    names: tuple[str, ...]
    output: Path
    n: int = 100
    seed: int = 42
    is_tuned: bool = True

    @property
    def split(self) -> str:
        """The name of the data set."""
        return name_of(self.folder)

    def data(self) -> str:
        """Return a fingerprint of the tables that the protocol reads."""
        found = hashlib.sha256()
        for name in (*TABLES[self.protocol], *BESIDE):
            for path in (self.folder / f"{name}.csv.gz", self.folder / f"{name}.csv"):
                if path.is_file():
                    found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
        return found.hexdigest()[:16]

    def same_lists(self) -> str:
        """Return what two runs must have in common for the lists of one to do for the other."""
        return json.dumps([self.protocol, self.n, self.seed, self.is_tuned, self.data()])

    @property
    def models(self) -> Path:
        """Return the folder of models that are trained, one a folder below it."""
        return self.output / "models"

    def recs(self, task: str, name: str) -> Path:
        """Return the file of a recommender's lists for a task."""
        suffix = task.removeprefix(self.protocol)
        return self.output / f"recs-{name}{suffix}.csv"


def name_of(split: Path) -> str:
    """Return the name of a data set: that of its folder, or of the one above a folder ``split``."""
    folder = split.resolve()
    return folder.parent.name if folder.name == "split" else folder.name
