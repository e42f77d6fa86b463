"""What a dialogue may do to the graph: only this, whoever understood what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph_schema.cypher import cypher
from graph_schema.records import Interaction, Statement
from services.conversation.acts import Constraint, Thing
from services.conversation.listing import DialogueLists, leads
from services.conversation.state import State
from services.database.reading import read
from services.explanations.reasons import Recommendation, explain_candidates
from services.feedback.events import record_event
from services.feedback.kinds import FeedbackTable
from services.feedback.overview import Overview, user_overview
from services.feedback.statements import state as store_statement
from services.feedback.statements import statements_of, withdraw
from services.interests.rules import InterestRules
from services.lists.listing import Lists

TOPICS = cypher(__file__, "topics")
FIGURES = "MATCH (i:Item) WHERE i.item_id IN $ids RETURN i.year AS year, i.price AS price"
HAS_PRICES = "RETURN EXISTS { MATCH (i:Item) WHERE i.price IS NOT NULL } AS found"
LISTED = 5
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Figures:
    """Years and prices of some items, in order."""

    years: tuple[float, ...]
    prices: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """Search, filter, recommend, explain, statements and feedback of one graph, as a dialogue uses them."""

    lists: Lists
    table: FeedbackTable
    rules: InterestRules
    now: Callable[[], datetime]

    @property
    def found(self) -> DialogueLists:
        return DialogueLists(self.lists, self.rules)

    def recommend(self, state: State, n: int = LISTED) -> list[Recommendation]:
        """Return the next list with reasons."""
        return explain_candidates(self.found.best(state, n), state.language)

    def explain(self, state: State, item: Thing) -> Recommendation | None:
        """Return one item with the reasons that sum to its score; its rank is its place in the last list, or 0."""
        candidate = self.found.why(state, item.id)
        if candidate is None or not candidate.terms:
            return None
        [shown] = explain_candidates([candidate], state.language)
        places = [thing.id for thing in state.listed]
        rank = places.index(item.id) + 1 if item.id in places else 0
        return Recommendation(shown.item_id, shown.title, rank, shown.score, shown.reasons)

    def relaxing(self, state: State) -> list[tuple[Constraint, int]]:
        """Return the constraints without which something would be left, with how much, the most first."""
        counts = [(one, len(self.found.pool(state, one, COUNTED))) for one in state.constraints]
        return sorted(((one, n) for one, n in counts if n), key=lambda pair: -pair[1])

    def is_about_something(self, state: State) -> bool:
        """Tell whether there is anything to make a list from: a wish, or what is known of the person."""
        if leads(state) or any(one.kind == "only" for one in state.constraints):
            return True
        return state.user_id is not None and bool(user_overview(self.lists.driver, state.user_id, 1, 1).interests.rows)

    def topics(self, n: int = 6) -> tuple[Thing, ...]:
        """Return what the catalogue is about, to choose from."""
        rows = read(self.lists.driver, TOPICS, {"n": n})
        return tuple(
            Thing("Interest", row["interest_id"], row["name"], row["name_zh"], row["kind"], (row["interest_id"],))
            for row in rows
        )

    def figures(self, items: Sequence[Thing]) -> Figures:
        """Return the years and prices that these items have."""
        rows = read(self.lists.driver, FIGURES, {"ids": [one.id for one in items]})
        years = sorted(float(row["year"]) for row in rows if row["year"] is not None)
        return Figures(tuple(years), tuple(sorted(row["price"] for row in rows if row["price"] is not None)))

    def has_prices(self) -> bool:
        """Tell whether any item has a price."""
        return bool(read(self.lists.driver, HAS_PRICES, {})[0]["found"])

    def profile(self, user_id: str) -> Overview:
        """Return what is known of the person."""
        return user_overview(self.lists.driver, user_id, 6, 1)

    def record(self, user_id: str, item_id: str, kind: str, event_id: str) -> None:
        """Store feedback; the same event again changes nothing."""
        now = self.now()
        event = Interaction(user_id, item_id, kind, now, event_id=event_id)
        record_event(self.lists.driver, event, self.table, self.rules, now)

    def say(self, user_id: str, interest_id: str, kind: str) -> str:
        """Store what the person says of an interest; return what stood before, empty for nothing.

        ``withdrawn`` takes back what was said.
        """
        before = {one.interest_id: one.kind for one in statements_of(self.lists.driver, user_id)}.get(interest_id, "")
        if kind == "withdrawn":
            withdraw(self.lists.driver, user_id, interest_id, self.rules)
        elif kind != before:
            store_statement(self.lists.driver, Statement(user_id, interest_id, kind, self.now()), self.rules)
        return before
