"""What every answer of the API has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Reply(BaseModel):
    """Reads the services' dataclasses."""

    model_config = ConfigDict(from_attributes=True)


class ProblemReply(BaseModel):
    """RFC 9457 (application/problem+json): what is wrong, where, what to do."""

    type: str
    title: str
    status: int
    detail: str
    where: str | None = None
    remedy: str | None = None
    errors: list[dict[str, str]] | None = None


class Shown(Reply):
    """A list cut short says so; ``cypher`` pastes into Neo4j Browser."""

    total: int
    left_off: int
    cypher: str
