"""Makes the lists of every task, one recommender after another; what was made before need not be made again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby

from neo4j import Driver

from services.evaluation.live import live_sample
from services.evaluation.method_tuning import Found
from services.learning.suggestions.job import stored_recipe
from services.lists.everyone import ListRow, everyones_lists, lists_among
from services.lists.listing import Lists
from services.observability.progress import Progress
from services.tasks.task import Task
from web.measuring.filling import derive, fill
from web.measuring.list_files import read_lists, write_lists
from web.measuring.methods import bring_vectors, need_makers
from web.measuring.plan import Plan
from web.measuring.settings_found import LOOKS_AT_ITEMS, tuned, with_settings
from web.measuring.training import bring_trained, chosen_trainings, forget_models
from web.scratch import scratch_graph
from web.settings import Settings

UNFINISHED = "unfinished.json"


@dataclass
class Made:
    """What is known of lists that are made: by task and recommender how long they took, in which setting."""

    same_lists: str
    lists: dict[str, dict[str, object]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def missing(self, plan: Plan, task: Task) -> list[str]:
        """Return the recommenders whose lists for this task are not made."""
        return [
            name
            for name in plan.names
            if f"{task.name} {name}" not in self.lists or not plan.recs(task.name, name).is_file()
        ]


def make_lists(
    tasks: Sequence[Task], plan: Plan, settings: Settings, progress: Progress, resumes: bool = False
) -> Made:
    """Write every list; with ``resumes`` those that a run over the same data and settings has left are kept.

    One scratch graph serves all tasks; each adds what it lets be known to what the one before let be known.
    """
    made = _begun(plan, resumes)
    found: dict[str, Found] | None = None
    with ExitStack() as stack:
        driver: Driver | None = None
        for _, group in groupby(tasks, key=lambda task: id(task.known)):
            stage = list(group)
            names = [name for name in plan.names if any(name in made.missing(plan, task) for task in stage)]
            if not names:
                continue
            if found is None:
                with _timed(made, "tuning"):
                    found = tuned(tasks, plan.names, plan.seed, progress) if plan.is_tuned else {}
                    found |= chosen_trainings(tasks, plan, progress)
            driver = driver or stack.enter_context(scratch_graph(settings, progress))
            need_makers(driver, names)
            with _timed(made, "loading"):
                fill(driver, stage[0], progress)
            with _timed(made, "deriving"):
                derive(driver, settings, names, found, plan.seed if plan.is_tuned else None, progress)
            lists = Lists(driver, with_settings(driver, found))
            for task in stage:
                for name in made.missing(plan, task):
                    with _timed(made, "deriving"):
                        bring_vectors(driver, name, found, progress)
                        bring_trained(driver, task, name, found, plan, progress)
                    made.lists[f"{task.name} {name}"] = _make(lists, task, name, plan, found, progress)
                    _keep(plan, made)
    return made


def finish(plan: Plan) -> None:
    """Forget how far an unfinished run had come."""
    (plan.output / UNFINISHED).unlink(missing_ok=True)


def _make(
    lists: Lists, task: Task, name: str, plan: Plan, found: Mapping[str, Found], progress: Progress
) -> dict[str, object]:
    path, started = plan.recs(task.name, name), time.monotonic()
    with progress.step(f"{task.name}: {name}", len(task.users), "users") as step:
        write_lists(path, _counted(_rows(lists, task, name, plan.n), step.advance))
    seconds = round(time.monotonic() - started, 2)
    is_whole = task.name != "cold-items"
    live = live_sample(lists, name, read_lists(path), task.users, plan.n, plan.seed) if is_whole else None
    return {
        "seconds": seconds,
        "live": None if live is None else asdict(live),
        "setting": _setting(lists.driver, name, found),
    }


def _setting(driver: Driver, name: str, found: Mapping[str, Found]) -> object:
    """Return what a recommender goes by: of ``hybrid`` what was learned, where anything was."""
    if name == "hybrid" and (recipe := stored_recipe(driver)) is not None:
        return recipe.as_json()
    setting = found.get("item-based" if name in LOOKS_AT_ITEMS else name)
    return "default" if setting is None else asdict(setting)


def _rows(lists: Lists, task: Task, name: str, n: int) -> Iterator[ListRow]:
    if task.name == "cold-items":
        return lists_among(lists, name, n, task.users, task.candidates)
    return everyones_lists(lists, name, n, task.users)


def _counted(rows: Iterator[ListRow], advance: Callable[[], None]) -> Iterator[ListRow]:
    last = None
    for row in rows:
        if row[0] != last:
            last = row[0]
            advance()
        yield row


def _begun(plan: Plan, resumes: bool) -> Made:
    """Return what a run cut off has left, where it is wanted and there is any; else start anew."""
    if resumes and (left := _left(plan)) is not None:
        return left
    forget_models(plan)
    made = Made(plan.same_lists())
    _keep(plan, made)
    return made


def _left(plan: Plan) -> Made | None:
    path = plan.output / UNFINISHED
    if not path.is_file():
        return None
    left = Made(**json.loads(path.read_text(encoding="utf-8")))
    return left if left.same_lists == plan.same_lists() else None


def _keep(plan: Plan, made: Made) -> None:
    path = plan.output / UNFINISHED
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(json.dumps(asdict(made)), encoding="utf-8")
    unfinished.replace(path)


@contextmanager
def _timed(made: Made, step: str) -> Iterator[None]:
    """Add the seconds of a block to what the step has taken before."""
    started = time.monotonic()
    yield
    made.seconds[step] = round(made.seconds.get(step, 0.0) + time.monotonic() - started, 2)
