"""A measurement removes the models that an earlier one trained, and nothing else that is called models."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.learning.deep.card import VALID, Card
from services.learning.deep.store import CARD, NETWORK, VECTORS
from web.measuring.plan import Plan
from web.measuring.training import forget_models

CHECKPOINT = "0123456789abcdef.pt"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(tmp_path / "split", "main", ("popularity",), tmp_path)


def train(plan: Plan, name: str) -> Path:
    """Write the files of a model that is whole."""
    folder = plan.models / name
    folder.mkdir(parents=True)
    for file in (VECTORS, NETWORK):
        (folder / file).write_bytes(b"trained")
    versions = {"python": "3"}
    card = Card(name, 1, {}, "data", 1, 1, 0, 1, 42, "cpu", 1, 1, {VALID: 0.5}, 1.0, versions)
    card.write(folder / CARD)
    return folder


def files_of(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_was_trained_goes_and_the_folder_with_it(plan: Plan) -> None:
    train(plan, "sasrec")
    (train(plan, "gru") / f"gru-{CHECKPOINT}").write_bytes(b"on the way")
    (plan.models / "lstm").mkdir()
    (plan.models / "lstm" / f"lstm-{CHECKPOINT}.part").write_bytes(b"on the way")
    forget_models(plan)
    assert not plan.models.exists()
    forget_models(plan)


def test_what_others_keep_in_a_folder_of_this_name_stays(plan: Plan) -> None:
    train(plan, "sasrec")
    theirs = {
        "model.py": "class Model: ...",
        "mine/card.json": "{}",
        "gru/card.json": "{}",
        "gru/gru-final.pt": "weights",
        "lstm/card.json": "\udcff",
        "sasrec/notes.txt": "read me",
    }
    for name, text in theirs.items():
        path = plan.models / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
    forget_models(plan)
    assert files_of(plan.models) == set(theirs)
