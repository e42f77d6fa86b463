"""Scripted dialogues: what people say, and what must be true after each turn."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from neo4j import Driver, Record

from graph_schema.records import User
from graph_schema.upsert import write_records
from services.conversation.dialogue import Dialogue
from services.conversation.keeping import Conversations
from services.conversation.state import State, from_json, to_json
from services.conversation.turn import Turn

HERE = Path(__file__).parent
FACTS = """
MATCH (item:Item) WHERE item.item_id IN $ids
RETURN item.item_id AS id, item.title AS title, item.title_zh AS title_zh, item.year AS year, item.price AS price,
       COLLECT { MATCH (item)-[:ABOUT]->(i:Interest) RETURN DISTINCT i.interest_id } AS about,
       COLLECT { MATCH (item)-[:ABOUT]->(i:Interest {kind: 'person'}) RETURN DISTINCT i.interest_id } AS makers
"""
STATED = "MATCH (:User {user_id: $user_id})-[s:STATED]->(i:Interest) RETURN i.interest_id AS id, s.kind AS kind"
EVENTS = (
    "MATCH (:User {user_id: $user_id})-[x:INTERACTED_WITH]->(i:Item)"
    " WHERE any(id IN x.event_ids WHERE id STARTS WITH $conversation_id) RETURN i.item_id AS id, x.kind AS kind"
)
MET = "MATCH (:User {user_id: $user_id})-[:INTERACTED_WITH]->(i:Item) RETURN i.item_id AS id"
READERS = """
MATCH (user:User)-[x:INTERACTED_WITH]->()
WITH user, count(x) AS n WHERE n > 7 AND NOT user.user_id STARTS WITH 'newcomer'
RETURN user.user_id AS id ORDER BY id
"""
TITLES = re.compile(r"《([^》]+)》")
EXAMPLES = frozenset({"白鲸"})
TOLERANCE = 1e-6
FROZEN_SALT = b"dialogues 1: "
TUNED_FOR = frozenset(
    {
        "zh-never",
        "en-ambiguous-dumas",
        "en-it-is-what-was-named-last",
        "en-not-too-long",
        "en-unknown-hate",
        "zh-not-too-long",
        "zh-got-into",
        "zh-shop-budget",
        "zh-shop-metal",
        "zh-refusal-in-one-breath",
        "en-nothing-too-long",
    }
)
"""Frozen by their ids, but looked at or written for what was mended: they count among those tuned for."""


@dataclass(frozen=True)
class Script:
    """One dialogue: who holds it, where, and its turns."""

    id: str
    user: str
    turns: tuple[Mapping[str, Any], ...]
    world: str = "sample"

    @property
    def is_frozen(self) -> bool:
        """Tell whether it belongs to the half that nobody tuned for: decided by its id, but for TUNED_FOR."""
        return self.id not in TUNED_FOR and hashlib.sha256(FROZEN_SALT + self.id.encode()).digest()[0] % 2 == 1

    @property
    def language(self) -> str:
        return self.id[:2]


def read_scripts() -> tuple[Script, ...]:
    """Return all dialogues, English ones first."""
    rows = [
        json.loads(line)
        for name in ("english.jsonl", "chinese.jsonl")
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
    ]
    return tuple(Script(row["id"], row["user"], tuple(row["turns"]), row.get("world", "sample")) for row in rows)


@dataclass
class Played:
    """What went wrong, turn by turn, and how many items were listed that the graph does not hold."""

    script: Script
    problems: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    invented: int = 0


def readers(driver: Driver, is_reversed: bool = False) -> Iterator[str]:
    """Give each dialogue a reader of its own, in order of their ids or from the last one on."""
    ids = [row["id"] for row in driver.execute_query(READERS).records]
    while True:
        yield from reversed(ids) if is_reversed else ids


def play(script: Script, dialogue: Dialogue, user_id: str | None, hour: int = 0) -> Played:
    """Hold the dialogue, storing every turn, and check each."""
    driver = dialogue.tools.lists.driver
    keeper = Conversations(driver)
    now = datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(hours=hour)
    state = keeper.begin(user_id, now)
    before = _stated(driver, user_id)
    played = Played(script)
    lists: list[tuple[str, ...]] = []
    for number, turn_script in enumerate(script.turns, 1):
        if turn_script.get("restart"):
            state = _restarted(keeper, state)
        turn = dialogue.reply(state, turn_script["say"])
        keeper.store(turn, now + timedelta(minutes=number))
        check = Check(driver, turn, state, before, f"turn {number} “{turn_script['say']}”", lists)
        check.always(frozenset(one for each in lists for one in each))
        before = check.expected(turn_script.get("expect", {}))
        played.problems += check.problems
        played.invented += check.invented
        played.turns.append(turn)
        state = turn.state
        if turn.items:
            lists.append(tuple(one.item_id for one in turn.items))
    return played


def newcomer(driver: Driver, script_id: str) -> str:
    """Make a person of whom nothing is known."""
    user_id = f"newcomer-{script_id}"
    write_records(driver, [User(user_id, "New")])
    return user_id


def _restarted(keeper: Conversations, state: State) -> State:
    found = from_json(to_json(state)) if state.user_id is None else keeper.latest(state.user_id)
    assert found is not None
    return found


def _stated(driver: Driver, user_id: str | None) -> dict[str, str]:
    if user_id is None:
        return {}
    return {row["id"]: row["kind"] for row in driver.execute_query(STATED, user_id=user_id).records}


@dataclass
class Check:
    """One turn held against the graph and against its script."""

    driver: Driver
    turn: Turn
    state_before: State
    stated_before: dict[str, str]
    where: str
    lists: list[tuple[str, ...]]
    problems: list[str] = field(default_factory=list)
    invented: int = 0

    def wrong(self, what: str) -> None:
        acts = [type(one).__name__ for one in self.turn.understood.acts]
        self.problems.append(f"{self.where}: {what} (understood {acts}; said: {self.turn.text[:200]})")

    def always(self, shown: frozenset[str]) -> None:
        """What holds for every turn of every dialogue."""
        state = self.turn.state
        facts = self.facts
        for one in self.turn.items:
            fact = facts.get(one.item_id)
            if fact is None or one.title not in (fact["title"], fact["title_zh"]):
                self.invented += 1
                self.wrong(f"invented {one.item_id}")
                continue
            if one.item_id in shown or one.item_id in dict(self.state_before.met):
                self.wrong(f"repeats {one.item_id}")
            self._keeps(fact, one.item_id)
        for one in [*self.turn.items, *([self.turn.explained] if self.turn.explained else [])]:
            if abs(math.fsum(reason.contribution for reason in one.reasons) - one.score) > TOLERANCE:
                self.wrong(f"reasons of {one.item_id} do not add up")
        if state.user_id is not None and {one.item_id for one in self.turn.items} & self._met():
            self.wrong("lists what the person has met")
        self._names_only_what_is()

    def _keeps(self, fact: Mapping[str, Any], item_id: str) -> None:
        for one in self.turn.state.constraints:
            ids = set(one.thing.ids) if one.thing else set()
            value = fact["year"] if one.kind == "year" else fact["price"]
            is_kept = {
                "without": not (ids & set(fact["about"])) and (one.thing is None or one.thing.id != item_id),
                "only": bool(ids & set(fact["about"])),
            }.get(
                one.kind, value is not None and (one.least or -9e9) <= value <= (9e9 if one.most is None else one.most)
            )
            if not is_kept:
                self.wrong(f"{item_id} breaks {one.kind} {one.thing.id if one.thing else (one.least, one.most)}")

    def _names_only_what_is(self) -> None:
        for title in TITLES.findall(self.turn.text):
            found = self.driver.execute_query(
                "MATCH (i:Item) WHERE $t IN [i.title, i.title_zh, i.item_id] RETURN 1 LIMIT 1", t=title
            ).records
            if not found and title not in EXAMPLES and title not in self.turn.utterance:
                self.invented += 1
                self.wrong(f"speaks of 《{title}》")

    def expected(self, expect: Mapping[str, Any]) -> dict[str, str]:
        """What this script wants; return what the person has stated now, which must not change by itself."""
        for name, value in expect.items():
            getattr(self, f"_{name}")(value)
        now = _stated(self.driver, self.turn.state.user_id)
        if "stated" not in expect and now != self.stated_before and not _undoes(self.turn):
            self.wrong(f"the profile changed unasked: {self.stated_before} to {now}")
        return now

    @property
    def facts(self) -> dict[str, Mapping[str, Any]]:
        rows = self.driver.execute_query(FACTS, ids=[one.item_id for one in self.turn.items]).records
        return {row["id"]: row.data() for row in rows}

    def _met(self) -> set[str]:
        return {row["id"] for row in self.driver.execute_query(MET, user_id=self.turn.state.user_id).records}

    def _place(self, name: str) -> str:
        """Return the item that ``@2`` stands for: the second of the list before."""
        if not name.startswith("@"):
            return name
        place, last = int(name[1:]), self.lists[-1] if self.lists else ()
        return last[place - 1 if place > 0 else place] if abs(place) <= len(last) else "no such place"

    def _about(self, ids: list[str]) -> None:
        if not self.turn.items:
            self.wrong(f"no list about {ids}")
        for item_id, fact in self.facts.items():
            if not set(ids) & set(fact["about"]):
                self.wrong(f"{item_id} is not about {ids}")

    def _none_about(self, ids: list[str]) -> None:
        for item_id, fact in self.facts.items():
            if set(ids) & set(fact["about"]):
                self.wrong(f"{item_id} is about one of {ids}")
        if not self.turn.items:
            self.wrong("no list at all")

    def _within(self, bounds: list[float | None], field: str) -> None:
        if not self.turn.items:
            self.wrong(f"no list within {bounds}")
        for item_id, fact in self.facts.items():
            least, most = bounds
            value = fact[field]
            if value is None or (least is not None and value < least) or (most is not None and value > most):
                self.wrong(f"{item_id}: {field} {value} not within {bounds}")

    def _years(self, bounds: list[float | None]) -> None:
        self._within(bounds, "year")

    def _prices(self, bounds: list[float | None]) -> None:
        self._within(bounds, "price")

    def _lists(self, wanted: bool) -> None:
        if bool(self.turn.items) != wanted:
            self.wrong(f"lists {len(self.turn.items)} items")

    def _asks(self, wanted: bool) -> None:
        if self.turn.asks != wanted:
            self.wrong("does not ask back" if wanted else "asks back")

    def _choices(self, ids: list[str]) -> None:
        if not set(ids) <= {one.id for one in self.turn.choices}:
            self.wrong(f"offers {[one.id for one in self.turn.choices]}")

    def _stated(self, wanted: Mapping[str, str]) -> None:
        now = _stated(self.driver, self.turn.state.user_id)
        if now != wanted:
            self.wrong(f"stated {now}, not {wanted}")

    def _stated_kept(self, _: bool) -> None:
        self._stated(self.stated_before)

    def _feedback(self, wanted: Mapping[str, str]) -> None:
        now = {(row["id"], row["kind"]) for row in self._events()}
        for name, kind in wanted.items():
            if (self._place(name), kind) not in now:
                self.wrong(f"no {kind} of {self._place(name)} among {sorted(now)}")

    def _events(self) -> list[Record]:
        state = self.turn.state
        return self.driver.execute_query(EVENTS, user_id=state.user_id, conversation_id=state.conversation_id).records

    def _untouched(self, names: list[str]) -> None:
        ids = {self._place(name) for name in names}
        if found := [row for row in self._events() if row["id"] in ids]:
            self.wrong(f"stored {[(row['id'], row['kind']) for row in found]}")

    def _why(self, wanted: str | bool) -> None:
        found = self.turn.explained
        if found is None or not found.reasons:
            self.wrong("no reasons")
        elif isinstance(wanted, str) and found.item_id != self._place(wanted):
            self.wrong(f"explains {found.item_id}, not {self._place(wanted)}")

    def _says(self, words: list[str]) -> None:
        text = self.turn.text.casefold()
        for one in words:
            if one.casefold() not in text:
                self.wrong(f"does not say {one}")

    def _assumes(self, words: list[str]) -> None:
        told = " ".join(self.turn.assumptions)
        for one in words:
            if one not in told:
                self.wrong(f"does not tell that it assumes {one}, but {told!r}")

    def _says_not(self, words: list[str]) -> None:
        for one in words:
            if one in self.turn.text:
                self.wrong(f"says {one}")

    def _language(self, language: str) -> None:
        if self.turn.state.language != language:
            self.wrong(f"answers in {self.turn.state.language}")

    def _not_items(self, ids: list[str]) -> None:
        if {one.item_id for one in self.turn.items} & set(ids):
            self.wrong(f"lists one of {ids}")

    def _not_shown(self, name: str) -> None:
        self._not_items([self._place(name)])
        if not any(one.thing and one.thing.id == self._place(name) for one in self.turn.state.constraints):
            self.wrong(f"{name} is not kept out")

    def _without_maker_of(self, name: str) -> None:
        rows = self.driver.execute_query(FACTS, ids=[self._place(name)]).records
        makers = set(rows[0]["makers"]) if rows else set()
        kept_out = {
            id for one in self.turn.state.constraints if one.kind == "without" and one.thing for id in one.thing.ids
        }
        if not makers & kept_out:
            self.wrong(f"{makers} are not kept out")


def _undoes(turn: Turn) -> bool:
    return any(type(one).__name__ == "Undo" for one in turn.understood.acts)
