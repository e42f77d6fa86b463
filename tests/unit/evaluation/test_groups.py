"""Users fall into thirds by how much of each is known."""

from __future__ import annotations

from services.evaluation.figures import measure
from services.evaluation.groups import activity_groups, group_figures
from services.tasks.task import Known, Task, task_of


def a_task(*lengths: int) -> Task:
    known = Known(tuple((f"u{user}", f"i{n}") for user, length in enumerate(lengths) for n in range(length)))
    return task_of("main", known, tuple((f"u{user}", "x") for user in range(len(lengths))), known.interactions)


def test_thirds_by_activity() -> None:
    groups = activity_groups(a_task(1, 2, 3, 4, 5, 6))
    assert [(group.name, group.least, group.most, group.users) for group in groups] == [
        ("least active", 1, 2, ("u0", "u1")),
        ("in between", 3, 4, ("u2", "u3")),
        ("most active", 5, 6, ("u4", "u5")),
    ]


def test_everybody_is_in_one_group_where_equally_much_is_known() -> None:
    [group] = activity_groups(a_task(2, 2, 2))
    assert (group.name, len(group.users)) == ("all", 3)


def test_figures_are_those_of_the_group_alone() -> None:
    task = a_task(1, 2, 3)
    measured = measure(task, {"u0": ["x"]})
    least, _, most = activity_groups(task)
    assert group_figures(least, measured.users)["ndcg@10"] == 1.0
    assert group_figures(most, measured.users)["ndcg@10"] == 0.0
