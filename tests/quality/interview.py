"""`python -m tests.quality.interview SPLIT`: what lists are worth after one to five questions, by how they are chosen.

A fifth of the users, those of the protocol `new-users`, are nowhere in the graph. Each comes in with no history and
answers from three quarters of what they like, drawn at random: yes to an item among them, yes to an interest that
these make at least half as strong as their strongest, and to all else that they do not know. The list is measured on
the last quarter, so that all ways of asking look for the same things.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from neo4j import Driver

from services.evaluation.figures import measure
from services.feedback.kinds import FeedbackTable
from services.interests.rules import InterestRules
from services.interview.answering import Answer, store_answer
from services.interview.interview import interview
from services.interview.known import DRAWN_FROM
from services.interview.question import Label
from services.lists.listing import Lists
from services.observability.progress import Progress, Step, choose_progress
from services.recommenders.catalogue import DEFAULT, recommenders
from services.tasks.protocols import read_tasks
from services.tasks.task import Pair, Task
from web.measuring.filling import derive, fill
from web.scratch import scratch_graph
from web.settings import read_settings

SEED = 42
QUESTIONS = 5
N = 10
ANSWERED = 0.75
"""Share of what a person likes that answers are given from."""
POPULAR = "MATCH (i:Item) WHERE i.popularity > 0 RETURN i.item_id AS id ORDER BY i.popularity DESC, id"
DRAWN = """
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WHERE item.item_id IN $item_ids AND interest.dropped IS NULL
RETURN interest.interest_id AS id, sum(about.weight * interest.specificity) AS weight
"""
Asked = tuple[Label, str]
Ask = Callable[[str, Sequence[Asked]], Asked | None]
"""From a user and what they were asked to the next question; None: nothing is left."""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """A graph task without the newcomers, what each of them would say yes to, and what their lists are to find."""

    task: Task
    answers: Mapping[str, frozenset[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path, help="folder of a split with the files of new users")
    parser.add_argument("--recommender", default=DEFAULT)
    parser.add_argument("--users", type=int, default=100, help="so many newcomers, drawn at random (seed 42)")
    parser.add_argument("--draws", type=int, default=3, help="each comes in so often, with other quarters held back")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="how questions are chosen")
    parser.add_argument("--learn", action="store_true", help="learn what `hybrid` goes by first; takes minutes")
    asked = parser.parse_args()
    settings, progress = read_settings(), choose_progress(sys.stderr)
    draws = tuple(draw(asked.split, asked.users, SEED + at) for at in range(asked.draws))
    with scratch_graph(settings, progress) as driver:
        fill(driver, draws[0].task, progress)
        derive(driver, settings, (asked.recommender,), {}, SEED if asked.learn else None, progress)
        trial = Trial(driver, draws, asked.recommender, settings.feedback_table(), settings.interest_rules())
        for line in trial.rows(asked.ways, progress):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def draw(split: Path, users: int, seed: int) -> Newcomers:
    """Return some of the new users of a split, and the split without any of their likes; ``seed`` chooses quarters."""
    task = read_tasks(split, "new-users")[-1]
    new = {*task.users}
    profiles = [pair for pair in task.known.interactions if pair[0] in new]
    likes: dict[str, list[str]] = {user: [] for user in task.users}
    for user, item in sorted({*profiles, *task.wanted}):
        likes[user].append(item)
    kept = sorted(random.Random(SEED).sample(sorted(new), min(users, len(new))))
    answers: dict[str, frozenset[str]] = {}
    wanted: list[Pair] = []
    for user in kept:
        shuffled = random.Random(f"{seed} {user}").sample(likes[user], len(likes[user]))
        cut = max(1, int(ANSWERED * len(shuffled)))
        answers[user] = frozenset(shuffled[:cut])
        wanted += [(user, item) for item in shuffled[cut:]]
    known = task.known.hiding({*profiles})
    users_left = tuple(user for user in kept if any(user == one for one, _ in wanted))
    return Newcomers(
        replace(task, known=known, users=users_left, wanted=tuple(wanted), set_aside=known.interactions), answers
    )


@dataclass(slots=True)
class Tally:
    """Questions asked, how many of them were answered by yes and how many were of interests, and what asking took."""

    asked: int = 0
    yes: int = 0
    interests: int = 0
    seconds: float = 0.0

    def count(self, question: Asked, is_yes: bool, seconds: float) -> None:
        self.asked, self.yes, self.seconds = self.asked + 1, self.yes + is_yes, self.seconds + seconds
        self.interests += question[0] == "Interest"

    def cells(self) -> tuple[str, str]:
        return f"{self.yes / max(1, self.asked):.2f}", f"{self.interests / max(1, self.asked):.2f}"


@dataclass(frozen=True, slots=True)
class Trial:
    """Interviews of everybody, one after the other; each leaves the graph as it was."""

    driver: Driver
    draws: tuple[Newcomers, ...]
    recommender: str
    table: FeedbackTable
    rules: InterestRules

    def rows(self, ways: Sequence[str], progress: Progress) -> Iterator[str]:
        """Yield the table in Markdown, with the mean difference to asking the most popular, over all questions."""
        places = " | ".join(map(str, range(QUESTIONS + 1)))
        yield f"| questions | {places} | 1 to {QUESTIONS} | yes | interests | against popular |"
        yield f"|---|{'---|' * (QUESTIONS + 5)}"
        measured: dict[str, list[dict[str, float]]] = {}
        for way in ways:
            tally, ask = Tally(), WAYS[way](self.driver)
            with progress.step(way, sum(len(one.task.users) for one in self.draws), "newcomers") as step:
                each = [self._of(ask, newcomers, tally, step) for newcomers in self.draws]
            measured[way] = [_mean_of([one[place] for one in each]) for place in range(QUESTIONS + 1)]
            means = [float(np.mean(list(one.values()))) for one in measured[way]]
            cells = [*(f"{mean:.4f}" for mean in means), f"{np.mean(means[1:]):.4f}", *tally.cells()]
            gain = against(measured[way], measured["popular"]) if "popular" in measured else ""
            sys.stderr.write(f"{way}: {1000 * tally.seconds / max(1, tally.asked):.0f} ms a question\n")
            yield f"| {way} | {' | '.join(cells)} | {gain} |"

    def _of(self, ask: Ask, newcomers: Newcomers, tally: Tally, step: Step) -> list[dict[str, float]]:
        """Return NDCG@10 by user, after each number of questions."""
        found: list[dict[str, list[str]]] = [{} for _ in range(QUESTIONS + 1)]
        lists = Lists(self.driver, recommenders(self.driver))
        for user in newcomers.task.users:
            asked: list[Asked] = []
            answers = {"Item": newcomers.answers[user], "Interest": self._drawn(newcomers.answers[user])}
            found[0][user] = self._list(lists, user)
            for place in range(1, QUESTIONS + 1):
                started = time.perf_counter()
                question = ask(user, asked)
                if question is not None:
                    asked.append(question)
                    is_yes = question[1] in answers[question[0]]
                    tally.count(question, is_yes, time.perf_counter() - started)
                    self._reply(user, question, "yes" if is_yes else "unknown")
                found[place][user] = self._list(lists, user)
            for question in asked:
                self._reply(user, question, "withdrawn")
            step.advance(1)
        return [{user: one.ndcg[0] for user, one in measure(newcomers.task, listed).users.items()} for listed in found]

    def _list(self, lists: Lists, user: str) -> list[str]:
        return [one.item.id for one in lists.best(user, self.recommender, N)]

    def _reply(self, user: str, question: Asked, reply: str) -> None:
        given = Answer(user, *question, reply)  # type: ignore[arg-type]
        store_answer(self.driver, given, self.table, self.rules, datetime.now(UTC))

    def _drawn(self, liked: frozenset[str]) -> frozenset[str]:
        rows = self.driver.execute_query(DRAWN, item_ids=sorted(liked)).records
        strongest = max((row["weight"] for row in rows), default=0.0)
        return frozenset(row["id"] for row in rows if row["weight"] >= DRAWN_FROM * strongest > 0)


def _mean_of(each: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {user: float(np.mean([one[user] for one in each])) for user in each[0]}


def against(one: Sequence[Mapping[str, float]], other: Sequence[Mapping[str, float]]) -> str:
    """Return the mean difference over all questions with the bounds of 95 % of its bootstrap over users."""
    users = sorted(one[0])
    values = np.array([[a[user] - b[user] for a, b in zip(one[1:], other[1:], strict=True)] for user in users]).mean(
        axis=1
    )
    dice = np.random.default_rng(SEED)
    means = [values[dice.integers(0, len(values), len(values))].mean() for _ in range(1000)]
    low, high = np.percentile(means, [2.5, 97.5])
    return f"{values.mean():+.4f} ({low:+.4f} to {high:+.4f})"


def _interviewed(driver: Driver) -> Ask:
    def ask(user: str, asked: Sequence[Asked]) -> Asked | None:
        questions = interview(driver, user, 1).questions
        return (questions[0].label, questions[0].id) if questions else None

    return ask


def _popular(driver: Driver) -> Ask:
    ids = [row["id"] for row in driver.execute_query(POPULAR).records]
    return lambda user, asked: ("Item", ids[len(asked)])


def _at_random(driver: Driver) -> Ask:
    ids = [row["id"] for row in driver.execute_query(POPULAR).records]
    return lambda user, asked: ("Item", random.Random(f"{SEED} {user} {len(asked)}").choice(ids))


WAYS: Mapping[str, Callable[[Driver], Ask]] = {
    "popular": _popular,
    "random": _at_random,
    "interview": _interviewed,
}


if __name__ == "__main__":
    main()
