"""What the API says of statements."""

from __future__ import annotations

from datetime import datetime

from web.api.replies import Reply


class StatementOfUser(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str
    at: datetime | None


class StatementReply(Reply):
    user_id: str
    interest_id: str
    kind: str
    at: datetime


class WithdrawnReply(Reply):
    user_id: str
    interest_id: str
    was_stated: bool
