"""A model that is kept serves again while its data, seed and settings are the same, and only then."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

from graph_schema.errors import SettingsError  # noqa: E402
from services.learning.deep.fit import Chosen, Run, choose  # noqa: E402
from services.learning.deep.models import MODELS, model_of  # noqa: E402
from services.learning.deep.reuse import kept_choice, train_and_keep  # noqa: E402
from services.learning.deep.store import FOLDER, forget_models  # noqa: E402
from services.learning.deep.ties import Ties  # noqa: E402
from services.learning.histories import histories  # noqa: E402
from services.observability.progress import SilentProgress  # noqa: E402
from tests.unit.learning.deep.fitting import SHORT  # noqa: E402
from tests.unit.learning.deep.worlds import newest_held_back, ring  # noqa: E402

WALKS = Ties(ring())
FOLD = newest_held_back(WALKS.known)


class Counting(SilentProgress):
    """Counts trainings."""

    def __init__(self) -> None:
        self.trainings = 0

    def step(self, title: str, total: int | None = None, unit: str = "rows"):  # type: ignore[no-untyped-def]
        self.trainings += 1
        return super().step(title, total, unit)


def chosen(folder: Path, is_tuned: bool = False) -> tuple[Chosen, Run, Counting]:
    counting = Counting()
    run = Run(seed=3, folder=folder, progress=counting)
    return choose(SHORT[2], FOLD, Ties(FOLD.known), run, is_tuned), run, counting


def test_the_same_data_are_not_trained_on_twice(tmp_path: Path) -> None:
    choice, run, counting = chosen(tmp_path)
    first, card = train_and_keep(choice, WALKS, run)
    assert counting.trainings == 2
    again, same = train_and_keep(choice, WALKS, run)
    assert (counting.trainings, same) == (2, card)
    assert (first.users == again.users).all()


def test_other_data_seeds_and_lengths_are_trained_anew(tmp_path: Path) -> None:
    choice, run, counting = chosen(tmp_path)
    train_and_keep(choice, WALKS, run)
    known = WALKS.known
    fewer = Ties(histories(known.users[1:], known.liked.indices[1:], known.times[1:], known.liked.shape))
    for ties, one, other in (
        (fewer, choice, run),
        (WALKS, choice, replace(run, seed=4)),
        (WALKS, replace(choice, epochs=choice.epochs + 1), run),
    ):
        before = counting.trainings
        train_and_keep(one, ties, other)
        assert counting.trainings == before + 1


def test_a_choice_stands_as_long_as_what_it_was_made_of(tmp_path: Path) -> None:
    choice, run, _ = chosen(tmp_path)
    assert kept_choice(SHORT[2], WALKS, run, is_tuned=False) is None
    _, card = train_and_keep(choice, WALKS, run)
    assert model_of(card) == choice.model
    stood = replace(choice, valid_ndcg=round(choice.valid_ndcg, 6))
    assert kept_choice(SHORT[2], WALKS, run, is_tuned=False) == stood
    assert kept_choice(SHORT[2], WALKS, run, is_tuned=True) is None
    assert kept_choice(replace(SHORT[2], hidden=8), WALKS, run, is_tuned=False) is None
    assert kept_choice(SHORT[2], WALKS, replace(run, seed=4), is_tuned=False) is None
    assert kept_choice(SHORT[2], Ties(FOLD.known), run, is_tuned=False) is None


def test_every_model_comes_back_from_its_card(tmp_path: Path) -> None:
    choice, run, _ = chosen(tmp_path)
    _, card = train_and_keep(choice, WALKS, run)
    for name, model in MODELS.items():
        written = json.loads(json.dumps(asdict(model)))  # type: ignore[call-overload]
        assert model_of(replace(card, model=name, settings=written)) == model
    with pytest.raises(SettingsError, match="train it again"):
        model_of(replace(card, settings={"warp": 9}))


def test_models_that_are_kept_can_be_forgotten(tmp_path: Path) -> None:
    choice, run, _ = chosen(tmp_path / FOLDER / "gru")
    train_and_keep(choice, WALKS, run)
    assert forget_models(tmp_path) == 1
    assert [*tmp_path.iterdir()] == []
    assert forget_models(tmp_path) == 0
