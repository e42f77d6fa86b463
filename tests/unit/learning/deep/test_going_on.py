"""A training that was cut off ends as one that was not; a seed settles everything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from services.learning.deep.fit import Run, fit_deep  # noqa: E402
from services.learning.deep.learner import DeepModel  # noqa: E402
from services.learning.deep.ties import Ties  # noqa: E402
from services.observability.progress import SilentProgress, SilentStep  # noqa: E402
from tests.unit.learning.deep.fitting import IN_ORDER, SHORT, ring_fitted, tribes_fitted, undisturbed  # noqa: E402
from tests.unit.learning.deep.worlds import newest_held_back, two_tribes  # noqa: E402


class Killed(Exception):
    pass


class KillingStep(SilentStep):
    def __init__(self, left: int) -> None:
        self.left = left

    def advance(self, n: int = 1) -> None:
        self.left -= n
        if self.left < 0:
            raise Killed


class KillingProgress(SilentProgress):
    """Ends the run in its ``nth`` training, after some epochs of it."""

    def __init__(self, nth: int, epochs: int) -> None:
        self.nth, self.epochs, self.started = nth, epochs, 0

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> SilentStep:
        self.started += 1
        return KillingStep(self.epochs) if self.started == self.nth else SilentStep()


@pytest.mark.parametrize("model", SHORT, ids=lambda model: model.name)
@pytest.mark.parametrize("nth", [1, 2])
def test_a_training_cut_off_ends_as_one_undisturbed(model: DeepModel, nth: int, tmp_path: Path) -> None:
    train = ring_fitted if model in SHORT[2:] else tribes_fitted
    whole = undisturbed(model)
    with pytest.raises(Killed):
        train(model, Run(folder=tmp_path, progress=KillingProgress(nth, 0)))
    left = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.pt")}
    assert len(left) == nth
    again = train(model, Run(folder=tmp_path))
    assert (again.factors.users == whole.factors.users).all()
    assert (again.factors.items == whole.factors.items).all()
    assert replace(again.card, seconds=0) == replace(whole.card, seconds=0)
    if nth == 2:
        assert [path.stat().st_mtime_ns == left[path] for path in left].count(True) >= 1


KILLED = """
import os, signal, sys
from pathlib import Path
from services.learning.deep.fit import Run
from services.observability.progress import SilentProgress, SilentStep
from tests.unit.learning.deep.fitting import SHORT, ring_fitted

class Step(SilentStep):
    done = 0
    def advance(self, n=1):
        self.done += n
        if self.done == 3:
            os.kill(os.getpid(), signal.SIGKILL)

class Progress(SilentProgress):
    def step(self, *rest, **more):
        return Step()

ring_fitted(SHORT[2], Run(folder=Path(sys.argv[1]), progress=Progress()))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_process_killed_outright_leaves_what_another_goes_on_from(tmp_path: Path) -> None:
    root = Path(__file__).parents[4]
    environment = os.environ | {"PYTHONPATH": str(root)}
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, env=environment, timeout=250)
    assert ended.returncode == -signal.SIGKILL
    [left] = tmp_path.glob("*.pt")
    again, whole = ring_fitted(SHORT[2], Run(folder=tmp_path)), undisturbed(SHORT[2])
    assert np.allclose(again.factors.users, whole.factors.users, atol=1e-6)
    assert left.exists()


def test_a_seed_settles_everything_and_another_gives_something_else() -> None:
    one, same, other = (tribes_fitted(SHORT[0], Run(seed=seed)) for seed in (1, 1, 2))
    assert (one.factors.items == same.factors.items).all()
    assert not (one.factors.items == other.factors.items).all()


def test_training_leaves_the_random_numbers_of_others_alone() -> None:
    import torch

    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    tribes_fitted(SHORT[0])
    assert (torch.rand(3) == expected).all()


def test_training_ends_when_nothing_gets_better(tmp_path: Path) -> None:
    fitted = ring_fitted(replace(IN_ORDER[0], epochs=400, every=1, patience=2), Run(folder=tmp_path))
    assert 1 <= fitted.card.epochs < 100


def test_tuning_takes_what_measures_best() -> None:
    ties, _ = two_tribes()
    fold = newest_held_back(ties.known)
    tried = fit_deep(replace(SHORT[0], layers=3), fold, Ties(fold.known), ties, Run())
    alone = [
        fit_deep(replace(SHORT[0], layers=layers), fold, Ties(fold.known), ties, Run(), False) for layers in (2, 3)
    ]
    assert tried.card.tried > 2
    assert tried.card.metrics["valid_ndcg@10"] >= max(one.card.metrics["valid_ndcg@10"] for one in alone)
