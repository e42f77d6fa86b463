"""What the API says of named queries."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from web.api.replies import Reply


class ParameterReply(Reply):
    """``is_needed`` when it cannot be left out; ``default`` is as written in an address."""

    name: str
    type: str = Field(description="text, integer, number, date, choice, or an id: user, item, interest, community")
    meaning: str
    meaning_zh: str
    default: str | None
    is_needed: bool
    low: float | None
    high: float | None
    choices: list[str]


class NamedQueryReply(Reply):
    name: str
    about: str = Field(description="interests, people, items, communities or graph")
    title: str
    title_zh: str
    answers: str
    answers_zh: str
    parameters: list[ParameterReply]
    columns: list[str]


class QueriesReply(Reply):
    queries: list[NamedQueryReply]
    total: int


class QueryResultReply(Reply):
    """``is_cut`` when there were more than 1000 rows; ``cypher`` pastes into Neo4j Browser as it is."""

    name: str
    parameters: dict[str, Any]
    columns: list[str]
    rows: list[dict[str, Any]] = Field(description="one object a row, by the names of the columns")
    is_cut: bool
    cypher: str
