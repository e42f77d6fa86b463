"""What may be told of an item to people drawn to an interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.copywriting import templates
from services.wording.fact import Fact
from services.wording.naming import distinct, in_language, in_marks

PITCH_FACTS = cypher(__file__, "pitch_facts")
OTHERS = 2
LONGEST_QUOTE, FEWEST_PEOPLE = 60, 3


@dataclass(frozen=True, slots=True)
class PitchFacts:
    """The facts of one pair, the opening one first; ``names`` are all names in them."""

    interest_id: str
    item_id: str
    title: str
    interest: str
    facts: tuple[Fact, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for fact in self.facts for name in fact.names)


def pitch_facts(driver: Driver, pairs: Sequence[tuple[str, str]], language: str) -> list[PitchFacts]:
    """Return the facts of pairs of interest_id and item_id, in their order; unknown ones are left out."""
    asked = {"pairs": [list(pair) for pair in pairs], "others": OTHERS}
    rows, _, _ = driver.execute_query(PITCH_FACTS, asked, routing_=RoutingControl.READ)
    return [_facts(row.data(), language) for row in rows]


def _facts(row: dict[str, Any], language: str) -> PitchFacts:
    title, interest = (
        in_language(language, row["title"], row["title_zh"]),
        in_language(language, row["interest"], row["interest_zh"]),
    )
    numbers = count(1)
    facts = tuple(
        Fact(f"f{next(numbers)}", *part) for part in _parts(row, language, in_marks(title, language), interest)
    )
    return PitchFacts(row["interest_id"], row["item_id"], title, interest, facts)


def _parts(row: dict[str, Any], language: str, title: str, interest: str) -> Iterator[tuple[Any, ...]]:
    item, nodes = distinct(row["title"], row["title_zh"]), {"Item": (row["item_id"],)}
    about = distinct(row["interest"], row["interest_zh"], *(row["aliases"] or ()))
    opening = templates.OPENING[language]["plain"].format(title=title, interest=interest)
    yield opening, (*item, *about), 0, {**nodes, "Interest": (row["interest_id"],)}
    if row["creators"]:
        creators = templates.AND[language].join(row["creators"][:2])
        yield templates.CREATORS[language].format(creators=creators), distinct(*row["creators"]), 0, nodes
    if row["quote"] and len(row["quote"]) <= LONGEST_QUOTE and len(row["quote"]) > len(interest) + 4:
        said = templates.QUOTE[language].format(quote=" ".join(row["quote"].split()))
        yield said, (row["quote"], *about), 0, nodes
    if row["others"]:
        others = templates.AND[language].join(
            in_language(language, name, name_zh) for _, name, name_zh, _ in row["others"]
        )
        names = distinct(*(one for _, name, name_zh, more in row["others"] for one in (name, name_zh, *(more or ()))))
        told = {"Interest": tuple(interest_id for interest_id, *_ in row["others"])}
        yield templates.OTHERS[language].format(others=others), names, 0, told
    if row["year"]:
        template = templates.YEAR if row["year"] > 0 else templates.BEFORE
        yield template[language].format(year=abs(row["year"])), (), 0, nodes
    if row["popularity"] >= FEWEST_PEOPLE:
        yield templates.PEOPLE[language].format(people=row["popularity"]), (), 0, nodes
