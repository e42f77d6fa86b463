"""A task as what a model trains on: rows by id, one order, interests only where they are read, no answers."""

from __future__ import annotations

import numpy as np
import pytest

from services.evaluation.training import categories_and_tags, choose_for_task, training_part
from services.learning.deep.fit import Run
from services.learning.deep.models import MODELS
from services.learning.deep.sequences import in_order
from services.tasks.task import ItemText, Known, task_of

PAIRS = (("bo", "c"), ("ada", "b"), ("ada", "a"), ("ada", "c"), ("bo", "a"), ("bo", "b"))
TIMES = (3.0, 1.0, 1.0, 2.0, 1.0, 2.0)
KNOWN = Known(PAIRS, TIMES)
KINDS = ("Jazz", "Rock", "Folk")
SHELF = Known(
    tuple(("ada", f"i{n:02}") for n in range(12)),
    items=tuple(ItemText(f"i{n:02}", f"Volume {n}", f"Volume {n} . {KINDS[n % 3]}") for n in range(13)),
    tags=tuple(("bo", f"i{n:02}", f" {KINDS[n % 3].upper()}") for n in range(13)),
)


def test_rows_are_in_order_of_ids_and_histories_in_that_of_time_then_of_the_file() -> None:
    part = training_part(KNOWN, MODELS["sasrec"], categories_and_tags)
    assert part.rows.users == {"ada": 0, "bo": 1}
    assert part.rows.items == {"a": 0, "b": 1, "c": 2}
    assert [walk.tolist() for walk in in_order(part.ties.known)] == [[1, 0, 2], [0, 1, 2]]
    assert part.ties.item_interests is None


def test_only_a_model_of_interests_gets_them() -> None:
    part = training_part(SHELF, MODELS["graphsage"], categories_and_tags)
    of_items, of_users = part.ties.item_interests, part.ties.user_interests
    assert of_items is not None and of_users is not None
    likeness = (of_items @ of_items.T).toarray()
    assert likeness[0, 3] == pytest.approx(1.0, abs=1e-6), "of one kind"
    assert likeness[0, 1] == 0.0
    assert np.linalg.norm(of_users.toarray(), axis=1) == pytest.approx([1.0], abs=1e-6)
    assert training_part(SHELF, MODELS["lightgcn"], categories_and_tags).ties.item_interests is None
    assert training_part(KNOWN, MODELS["graphsage"], categories_and_tags).ties.item_interests is None


def test_what_is_to_be_found_gets_no_row() -> None:
    task = task_of("main", KNOWN, (("ada", "z"),), PAIRS)
    assert "z" not in training_part(task.known, MODELS["lightgcn"], categories_and_tags).rows.items


def test_settings_are_chosen_on_a_part_of_what_is_known() -> None:
    pytest.importorskip("torch")
    walks = tuple((f"u{user}", f"i{(user + place) % 12:02}") for user in range(36) for place in range(7))
    times = tuple(float(place) for _ in range(36) for place in range(7))
    task = task_of("main", Known(walks, times), (), walks)
    chosen = choose_for_task(task, MODELS["gru"], categories_and_tags, Run(seed=1), is_tuned=False)
    assert chosen.model == MODELS["gru"]
    assert (chosen.tried, chosen.valid_ndcg > 0.9, 1 <= chosen.epochs <= chosen.model.epochs) == (1, True, True)
