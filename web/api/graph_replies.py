"""What the API says of the graph: search, neighbourhoods, events, figures, health."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from web.api.replies import Reply, Shown


class Hit(Reply):
    label: str
    id: str
    name: str
    name_zh: str | None
    hint: str | None
    score: float


class SearchReply(Reply):
    q: str
    totals: dict[str, int] = Field(description="hits by label, shown or not; counted up to 1000 a label")
    hits: list[Hit]


class GraphNode(Reply):
    label: str
    id: str
    name: str
    address: str = Field(description="its page on this site")


class GraphTie(Reply):
    start: tuple[str, str] = Field(description="label and id")
    end: tuple[str, str] = Field(description="label and id")
    type: str
    weight: float | None
    detail: str | None


class NeighbourhoodReply(Shown):
    """``total`` and ``left_off`` count the ties of the node in the middle."""

    centre: GraphNode
    nodes: list[GraphNode]
    ties: list[GraphTie]


class EventReply(Reply):
    event_id: str
    is_new: bool


class Freshness(Reply):
    newest_event: datetime | None
    as_of: datetime | None
    users_to_refresh: int
    items_to_mine: int
    similarity_to_refresh: int


class StatsReply(Reply):
    nodes: dict[str, int]
    relationships: dict[str, int]
    freshness: Freshness


class HealthReply(Reply):
    status: str
    details: dict[str, Any] = Field(default_factory=dict)
