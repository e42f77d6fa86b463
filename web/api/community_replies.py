"""What the API says of communities, field for field what the services return."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from web.api.replies import Reply


class CommunityRow(Reply):
    community_id: str
    level: int = Field(description="1 broad, 2 fine")
    name: str
    name_zh: str
    size: int
    users: int
    items: int
    interests: int
    part_of: str | None = Field(description="the broad community that a fine one lies in")


class CommunitiesReply(Reply):
    communities: list[CommunityRow]
    cursor: str | None
    total: int


class TopInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    weight: float


class CommunityUser(Reply):
    user_id: str
    name: str | None
    liked: int = Field(description="items of the community that pleased them")


class CommunityItem(Reply):
    item_id: str
    title: str
    title_zh: str | None
    fans: int = Field(description="users of the community whom it pleased")
    popularity: int = Field(description="users in all whom it pleased")


class CommunityMembers(Reply):
    users: list[CommunityUser]
    items: list[CommunityItem]


class CommunityReply(CommunityRow):
    """``users``, ``items`` and ``interests`` count all members; ``members`` shows the first of them."""

    part_of_name: str | None
    part_of_name_zh: str | None
    as_of: datetime | None
    top: list[TopInterest] = Field(description="what draws it more than others, strongest first")
    inside: list[CommunityRow] = Field(description="the fine communities inside a broad one")
    members: CommunityMembers
