"""A named step, and a run of steps of which those stay that do no harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph_schema.errors import SettingsError
from services.observability.progress import Progress
from services.optimisation.figures import Figures, figures
from services.optimisation.graph import Graph
from services.optimisation.held_back import hold_back


@dataclass(frozen=True, slots=True)
class Step:
    """``change`` makes another graph of one, or gives back the same where there is nothing to do.

    ``touches_lists`` where what it changes is read by the lists that are measured.
    """

    name: str
    meaning: str
    change: Callable[[Graph], Graph]
    touches_lists: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a graph, and NDCG@10 of its lists with a part of the feedback held back."""

    figures: Figures
    ndcg: dict[str, float]


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did, or would do.

    ``stays`` where it changed something and no list got worse (or that was allowed); else the next step begins from
    ``before``.
    """

    step: str
    before: Measured
    after: Measured
    changes: bool
    stays: bool
    notes: tuple[str, ...]


def run(
    graph: Graph, steps: Sequence[Step], seed: int, progress: Progress, anyway: bool = False
) -> tuple[Graph, list[StepReport]]:
    """Try the steps one after another and return what is left of them, with a report of each.

    A step is tried on the graph that a part of the feedback was held back from, and measured there by what its lists
    find of that part; when it stays, the whole graph is changed in the same way. ``anyway`` keeps what does harm too.
    """
    task = hold_back(graph, seed)
    before, reports = Measured(figures(graph), task.ndcg()), []
    with progress.step("steps", len(steps), "steps") as counted:
        for step in steps:
            tried = step.change(graph)
            changes = tried is not graph
            known = task.with_graph(step.change(task.graph)) if changes and step.touches_lists else task
            after = Measured(figures(tried), before.ndcg if known is task else known.ndcg()) if changes else before
            stays = changes and (anyway or _does_no_harm(before, after))
            reports.append(StepReport(step.name, before, after, changes, stays, tried.notes if changes else ()))
            if stays:
                graph, task, before = replace(tried, notes=()), known.with_graph(replace(known.graph, notes=())), after
            counted.advance()
    return graph, reports


def chosen(steps: Sequence[Step], names: Sequence[str]) -> list[Step]:
    """Return the steps of these names, in the order in which steps run; all of them without names.

    Raises SettingsError for a name that none goes by.
    """
    known = [step.name for step in steps]
    for name in names:
        if name not in known:
            raise SettingsError(f"no step {name!r}; choose of {', '.join(known)}")
    return [step for step in steps if not names or step.name in names]


def _does_no_harm(before: Measured, after: Measured) -> bool:
    return all(after.ndcg[name] >= value for name, value in before.ndcg.items())
