"""Planted worlds are learned, a training that was killed ends as one that was not, and stale models are noticed."""

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

from graph_schema.errors import SettingsError  # noqa: E402
from services.learning.deep.card import read_card, stale_because  # noqa: E402
from services.learning.deep.fit import Fitted, Run, fit_deep  # noqa: E402
from services.learning.deep.framework import choose_device  # noqa: E402
from services.learning.deep.graph_sage import GraphSage  # noqa: E402
from services.learning.deep.learner import DeepModel  # noqa: E402
from services.learning.deep.light_gcn import LightGcn  # noqa: E402
from services.learning.deep.next_item import Recurrent, SelfAttention  # noqa: E402
from services.learning.deep.store import encoder_of, keep, read_encoder, read_vectors  # noqa: E402
from services.learning.deep.ties import InterestFactors, Ties  # noqa: E402
from services.learning.histories import histories  # noqa: E402
from services.observability.progress import SilentProgress, SilentStep  # noqa: E402
from tests.unit.learning.deep.worlds import HALF, newest_held_back, ring, two_tribes  # noqa: E402

SMALL = {"embedding": 16, "rate": 0.02, "batch": 64}
GRAPH = [
    LightGcn(**SMALL, epochs=20, every=5),
    GraphSage(**SMALL, fanouts=(5, 3), epochs=20, every=5),
]
IN_ORDER = [
    Recurrent(**SMALL, hidden=32, dropout=0.1, length=8, epochs=20, every=10),
    Recurrent(**SMALL, cell="lstm", hidden=32, dropout=0.1, length=8, epochs=20, every=10),
    SelfAttention(embedding=16, inner=32, layers=1, dropout=0.1, length=8, rate=0.01, batch=64, epochs=20, every=10),
]


def ring_fitted(model: DeepModel, run: Run | None = None) -> Fitted:
    known = ring()
    fold = newest_held_back(known)
    return fit_deep(model, fold, Ties(fold.known), Ties(known), run or Run(), is_tuned=False)


def tribes_fitted(model: DeepModel, run: Run | None = None) -> Fitted:
    ties, own = two_tribes()
    fold = newest_held_back(ties.known)
    return fit_deep(model, fold, replace(ties, known=fold.known, user_interests=None), ties, run or Run(), False)


@pytest.mark.parametrize("model", GRAPH, ids=lambda model: model.name)
def test_a_tribe_is_shown_what_the_tribe_likes(model: DeepModel) -> None:
    ties, own = two_tribes()
    factors = tribes_fitted(model).factors
    scores = factors.users @ factors.items.T
    unseen = ties.known.liked.toarray() == 0
    assert scores[own & unseen].mean() > scores[~own].mean() + 1
    assert scores[own & unseen].min() > np.median(scores[~own])


def test_graph_sage_puts_interests_beside_who_has_them() -> None:
    factors = tribes_fitted(GRAPH[1]).factors
    assert isinstance(factors, InterestFactors)
    of_users, of_items = factors.users @ factors.interests.T, factors.items @ factors.interests.T
    half = len(of_users) // 2
    assert (of_items[:HALF, 0] > of_items[:HALF, 1]).all()
    assert (of_items[HALF:, 1] > of_items[HALF:, 0]).all()
    assert of_users[:half, 0].mean() > of_users[:half, 1].mean() + 0.5
    assert of_users[half:, 1].mean() > of_users[half:, 0].mean() + 0.5


@pytest.mark.parametrize("model", IN_ORDER, ids=lambda model: model.name)
def test_what_comes_next_on_the_ring_is_learned(model: Recurrent | SelfAttention) -> None:
    fitted = ring_fitted(model)
    encode = encoder_of(fitted).encode
    for start in range(12):
        scores = encode([[start, (start + 1) % 12, (start + 2) % 12]]) @ fitted.factors.items.T
        assert int(np.argmax(scores)) == (start + 3) % 12
    newest = [int(items[-1]) for items in _walks()]
    ahead = np.argmax(fitted.factors.users @ fitted.factors.items.T, axis=1)
    assert (ahead == (np.array(newest) + 1) % 12).mean() > 0.9


def _walks() -> list[np.ndarray]:
    from services.learning.deep.sequences import in_order

    return in_order(ring())


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


SHORT: list[DeepModel] = [
    replace(GRAPH[0], epochs=6, every=2),
    replace(GRAPH[1], epochs=4, every=2),
    replace(IN_ORDER[0], epochs=5, every=1),
    replace(IN_ORDER[2], epochs=5, every=1),
]


@pytest.mark.parametrize("model", SHORT, ids=lambda model: model.name)
@pytest.mark.parametrize("nth", [1, 2])
def test_a_training_cut_off_ends_as_one_undisturbed(model: DeepModel, nth: int, tmp_path: Path) -> None:
    train = ring_fitted if model in SHORT[2:] else tribes_fitted
    whole = train(model)
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
from tests.unit.learning.deep.test_fit import SHORT, ring_fitted

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
    again, whole = ring_fitted(SHORT[2], Run(folder=tmp_path)), ring_fitted(SHORT[2])
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
        fit_deep(replace(SHORT[0], layers=layers), fold, Ties(fold.known), ties, Run(), False) for layers in (1, 2, 3)
    ]
    assert tried.card.tried > 3
    assert tried.card.metrics["valid_ndcg@10"] >= max(one.card.metrics["valid_ndcg@10"] for one in alone)


def test_a_model_comes_back_from_its_folder(tmp_path: Path) -> None:
    fitted = ring_fitted(SHORT[3], Run(folder=tmp_path))
    keep(fitted, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"card.json", "vectors.npz", "network.pt"}
    vectors, card = read_vectors(tmp_path)
    assert card == fitted.card
    assert (vectors.users == fitted.factors.users).all()
    walk = [[3, 4, 5]]
    assert (read_encoder(tmp_path).encode(walk) == encoder_of(fitted).encode(walk)).all()
    assert np.allclose(read_encoder(tmp_path).encode([items.tolist() for items in _walks()]), vectors.users, atol=1e-5)
    with pytest.raises(ValueError, match="12 is no row of the 12 items"):
        read_encoder(tmp_path).encode([[12]])


def test_what_is_no_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no model card"):
        read_vectors(tmp_path)
    (tmp_path / "card.json").write_text('{"model": "gru"}')
    with pytest.raises(SettingsError, match="train the model again"):
        read_vectors(tmp_path)
    fitted = tribes_fitted(SHORT[0])
    keep(fitted, tmp_path)
    with pytest.raises(SettingsError, match="light-gcn reads no histories"):
        read_encoder(tmp_path)
    with pytest.raises(SettingsError, match="light-gcn reads no histories"):
        encoder_of(fitted)


def test_a_card_says_how_the_model_came_about(tmp_path: Path) -> None:
    fitted = tribes_fitted(SHORT[1], Run(seed=5, device="cpu"))
    keep(fitted, tmp_path)
    card = read_card(tmp_path / "card.json")
    assert (card.model, card.version, card.seed, card.device) == ("graph-sage", 1, 5, "cpu")
    assert (card.users, card.items, card.interests) == (40, 20, 3)
    assert card.settings["interest_share"] == SHORT[1].interest_share
    assert 1 <= card.epochs <= 4
    assert 0 < card.metrics["valid_ndcg@10"] <= 1
    assert card.versions["torch"].startswith("2.")


def test_a_stale_model_is_noticed() -> None:
    ties, _ = two_tribes()
    card, model = tribes_fitted(SHORT[0]).card, SHORT[0]
    assert stale_because(card, replace(model, layers=1), ties) == ()
    known = ties.known
    fewer = histories(known.users[1:], known.liked.indices[1:], known.times[1:], known.liked.shape)
    [reason] = stale_because(card, model, replace(ties, known=fewer))
    assert reason == f"the data have changed: {known.liked.nnz} likes then, {known.liked.nnz - 1} now"
    moved = known.liked.indices.copy()
    moved[0] = next(item for item in range(20) if not known.liked[0, item])
    other = histories(known.users, moved, known.times, known.liked.shape)
    [reason] = stale_because(card, model, replace(ties, known=other))
    assert "not the same" in reason
    assert ties.item_interests is not None
    [reason] = stale_because(card, model, replace(ties, item_interests=ties.item_interests * 2))
    assert "not the same" in reason
    [reason] = stale_because(replace(card, version=0), model, ties)
    assert "version 0, the code is light-gcn version 1" in reason


def test_order_counts_and_units_of_time_do_not() -> None:
    users, items, times = [0, 0, 1, 1], [0, 1, 1, 2], np.array([1.0, 2, 3, 4])
    one = Ties(histories(users, items, times, (2, 3))).fingerprint()
    assert Ties(histories(users, items, times * 86400, (2, 3))).fingerprint() == one
    assert Ties(histories(users, items, -times, (2, 3))).fingerprint() != one


def test_a_model_of_sequences_needs_an_order() -> None:
    ties, _ = two_tribes()
    with pytest.raises(ValueError, match="no order"):
        tribes_fitted(IN_ORDER[0])
    assert not ties.known.has_order


def test_without_torch_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    for model in (*GRAPH, IN_ORDER[0]):
        with pytest.raises(SettingsError, match=r"pip install 'interest-graph\[learning\]'.*representation\.md"):
            tribes_fitted(model)


def test_a_device_that_is_not_there_is_named() -> None:
    assert choose_device("cpu") == "cpu"
    assert choose_device("auto") in {"cpu", "cuda"}
    with pytest.raises(SettingsError, match="no device 'cuda:99'"):
        choose_device("cuda:99")
    with pytest.raises(SettingsError, match="no device 'abacus'"):
        choose_device("abacus")
