"""What the API says of merges."""

from __future__ import annotations

from datetime import datetime

from web.api.replies import Reply


class NamedInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    support: int


class StandingMerge(Reply):
    interest: NamedInterest
    into: NamedInterest
    by: str
    why: str | None
    at: datetime | None
    mentions: int
    statements: int


class UndoneMerge(Reply):
    interest: NamedInterest
    into: NamedInterest
    by: str
    why: str | None
    at: datetime | None
    undone_by: str | None
    undone_at: datetime | None


class MergesReply(Reply):
    merges: list[StandingMerge]
    undone: list[UndoneMerge]


class MergeProposal(Reply):
    interest: NamedInterest
    into: NamedInterest
    cosine: float
    by: str
    why: str
    opinion: str | None
    at: datetime | None


class ProposalsReply(Reply):
    proposals: list[MergeProposal]
    total: int


class MovedReply(Reply):
    interest_id: str
    into_id: str
    mentions: int
    statements: int


class DistinctionReply(Reply):
    interest_id: str
    other_id: str
    by: str
    why: str | None
    at: datetime
