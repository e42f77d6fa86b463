"""The networks compute what their formulas say, and nothing drawn lies outside what may be drawn."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

torch = pytest.importorskip("torch")

from services.learning.deep.graph_sage import GraphSage  # noqa: E402
from services.learning.deep.networks.light_gcn import LightGcnNetwork  # noqa: E402
from services.learning.deep.networks.neighbours import Neighbours  # noqa: E402
from services.learning.deep.networks.pairs import Pairs  # noqa: E402
from services.learning.deep.networks.sequence import NextItemNetwork, encoded  # noqa: E402
from services.learning.deep.next_item import Recurrent, SelfAttention  # noqa: E402
from tests.unit.learning.deep.worlds import two_tribes  # noqa: E402


def likes(seed: int = 0, shape: tuple[int, int] = (7, 5)) -> sparse.csr_matrix:
    held = np.random.default_rng(seed).random(shape) < 0.4
    held[:, 0] = True
    held[-1] = False
    return sparse.csr_matrix(held.astype(np.float32))


@pytest.mark.parametrize("layers", [0, 1, 3])
def test_light_gcn_hands_on_as_its_formula_says(layers: int) -> None:
    liked = likes()
    network = LightGcnNetwork(liked, 4, layers, "cpu")
    users, items = network(network.vectors)
    n_users, n_items = liked.shape
    graph = np.zeros((n_users + n_items,) * 2)
    graph[:n_users, n_users:] = liked.toarray()
    graph += graph.T
    degrees = graph.sum(axis=1)
    scale = np.divide(1, np.sqrt(degrees), out=np.zeros_like(degrees), where=degrees > 0)
    step = total = network.vectors.detach().numpy().astype(np.float64)
    for _ in range(layers):
        step = scale[:, None] * graph * scale[None] @ step
        total = total + step
    found = np.concatenate([users.detach().numpy(), items.detach().numpy()])
    assert np.allclose(found, total / (layers + 1), atol=1e-6)


def test_the_gradient_of_light_gcn_is_that_of_the_dense_formula() -> None:
    network = LightGcnNetwork(likes(), 3, 2, "cpu")
    users, items = network(network.vectors)
    (users.pow(2).sum() + items.pow(3).sum()).backward()
    sparse_gradient = network.vectors.grad.clone()
    start = network.vectors.detach().clone().requires_grad_()
    dense = network.matrix.to_dense()
    mean = (start + dense @ start + dense @ dense @ start) / 3
    (mean[: len(users)].pow(2).sum() + mean[len(users) :].pow(3).sum()).backward()
    assert torch.allclose(sparse_gradient, start.grad, atol=1e-6)


def test_light_gcn_scores_by_the_mean_over_its_newest_steps() -> None:
    network = LightGcnNetwork(likes(), 3, 2, "cpu")
    start = network.vectors.detach().clone()
    with torch.no_grad():
        for step in range(1, 301):
            network.vectors.copy_(start + step)
            network.remember(0.9)
    assert torch.allclose(network.mean - start, torch.full_like(start, 291.0), atol=0.1), "0.1 / (1 - 0.9) steps back"
    network.remember(0.0)
    assert torch.equal(network.mean, network.vectors)


def test_a_negative_is_never_something_liked() -> None:
    liked = likes()
    held, pairs = liked.toarray(), Pairs(liked, "cpu")
    torch.manual_seed(0)
    seen = set()
    for _ in range(30):
        for users, good, bad in pairs.batches(4):
            assert (held[users.numpy(), good.numpy()] == 1).all()
            assert (held[users.numpy(), bad.numpy()] == 0).all()
            seen |= {*zip(users.tolist(), bad.tolist(), strict=True)}
    rows, columns = np.nonzero(held[:-1] == 0)
    assert seen == {*zip(rows.tolist(), columns.tolist(), strict=True)}


def test_who_likes_everything_stops_no_draw() -> None:
    pairs = Pairs(sparse.csr_matrix(np.ones((1, 3), np.float32)), "cpu")
    assert all(0 <= column < 3 for column in pairs.negatives(torch.zeros(5, dtype=torch.long)).tolist())


def test_drawing_never_leaves_the_neighbours_and_reaches_them_all() -> None:
    weights = sparse.csr_matrix(np.array([[0, 2.0, 0, 1], [0, 0, 0, 0], [5, 0, 0, 0]], np.float32))
    neighbours = Neighbours(weights, "cpu")
    torch.manual_seed(0)
    others, shares = neighbours.draw(torch.tensor([0, 1, 2, 0]), 200)
    assert {*others[0].tolist()} == {1, 3}
    assert {*others[2].tolist()} == {0}
    assert shares.sum(dim=1).tolist() == pytest.approx([1, 0, 1, 1])
    assert float(shares[0][others[0] == 1].sum()) == pytest.approx(2 / 3, abs=0.1)
    assert np.allclose(neighbours.mean.to_dense(), [[0, 2 / 3, 0, 1 / 3], [0, 0, 0, 0], [1, 0, 0, 0]])


def test_graph_sage_from_many_neighbours_drawn_comes_near_to_that_from_all() -> None:
    ties, _ = two_tribes()
    torch.manual_seed(0)
    network = GraphSage(embedding=8, fanouts=(400, 400)).learner(ties, "cpu").module
    everything = network.everything()
    for kind, n in zip(("user", "item", "interest"), ties.sizes, strict=True):
        drawn = network(kind, torch.arange(n))
        assert torch.allclose(drawn, everything[kind], atol=0.05)
        assert everything[kind].shape == (n, 8)


@pytest.mark.parametrize("model", [Recurrent(), Recurrent(cell="lstm", layers=2), SelfAttention(length=8)])
def test_neither_padding_nor_company_changes_what_is_read(model: Recurrent | SelfAttention) -> None:
    torch.manual_seed(0)
    network = NextItemNetwork(np.ones(9, dtype=np.int64), model.embedding, model.reader())
    torch.nn.init.normal_(network.items.weight)
    together = encoded(network, [[1, 2], [3], [], [8, 7, 6, 5, 4, 3], [1, 2, 3]], 8)
    alone = np.concatenate([encoded(network, [one], 8) for one in ([1, 2], [3], [], [8, 7, 6, 5, 4, 3], [1, 2, 3])])
    assert np.allclose(together, alone, atol=1e-5)
    assert not np.allclose(together[0], together[4], atol=1e-2)
    assert together[2].tolist() == [0.0] * model.embedding + [1.0]


@pytest.mark.parametrize("model", [Recurrent(), SelfAttention(length=8)])
def test_what_comes_later_is_not_looked_at(model: Recurrent | SelfAttention) -> None:
    torch.manual_seed(0)
    network = NextItemNetwork(np.ones(9, dtype=np.int64), model.embedding, model.reader()).eval()
    torch.nn.init.normal_(network.items.weight)
    one, other = network(torch.tensor([[1, 2, 3, 4]])), network(torch.tensor([[1, 2, 7, 8]]))
    assert torch.allclose(one[:, :2], other[:, :2], atol=1e-5)
    assert not torch.allclose(one[:, 2:], other[:, 2:], atol=1e-2)


def test_only_the_newest_part_of_a_long_history_is_read() -> None:
    model = SelfAttention(length=4)
    network = NextItemNetwork(np.ones(9, dtype=np.int64), model.embedding, model.reader())
    assert np.allclose(encoded(network, [[8, 8, 1, 2, 3, 4]], 4), encoded(network, [[1, 2, 3, 4]], 4))
