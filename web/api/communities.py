"""Communities over the API."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.search.communities import communities_inside, community_detail, community_page
from services.search.community_members import community_items, community_users
from web.api.answering import NOT_FOUND, PROBLEMS, answer
from web.api.asked import CommunityPath, CommunityQuery
from web.api.community_replies import CommunitiesReply, CommunityReply
from web.site import site

communities = APIBlueprint(
    "communities",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="communities", description="groups of users, items and interests that belong together")],
    abp_responses=PROBLEMS,
)
SHOWN = 50


@communities.get(
    "/communities",
    summary="List communities, broad ones first, the largest of a level first",
    responses={200: CommunitiesReply},
)
def list_communities(query: CommunityQuery) -> Response:
    page = community_page(site().driver, query.limit, query.cursor, query.level)
    fields = {"communities": page.rows, "cursor": page.cursor, "total": page.total}
    return answer(CommunitiesReply.model_validate(fields))


@communities.get(
    "/communities/<id:community_id>",
    summary="One community: what draws it, what is inside it, its users and items",
    responses={200: CommunityReply, **NOT_FOUND},
)
def one_community(path: CommunityPath) -> Response:
    driver = site().driver
    detail = community_detail(driver, path.community_id)
    within = {
        "inside": communities_inside(driver, path.community_id, SHOWN).rows,
        "members": {
            "users": community_users(driver, path.community_id, SHOWN).rows,
            "items": community_items(driver, path.community_id, SHOWN).rows,
        },
    }
    return answer(CommunityReply.model_validate({**asdict(detail), **within}))
