"""Interests over the API."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.search.around_interest import interest_items, interest_users, related_interests
from services.search.interest_ties import interest_ties
from services.search.interests import interest_detail, interest_page
from web.api.answering import NOT_FOUND, PROBLEMS, answer
from web.api.asked import InterestPath, PageQuery
from web.api.thing_replies import InterestReply, InterestsReply
from web.site import site

interests = APIBlueprint(
    "interests",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="interests", description="the vocabulary that users and items share")],
    abp_responses=PROBLEMS,
)
SHOWN = 50


@interests.get(
    "/interests", summary="List interests in use, those carried by most first", responses={200: InterestsReply}
)
def list_interests(query: PageQuery) -> Response:
    page = interest_page(site().driver, query.limit, query.cursor)
    fields = {"interests": page.rows, "cursor": page.cursor, "total": page.total}
    return answer(InterestsReply.model_validate(fields))


@interests.get(
    "/interests/<id:interest_id>",
    summary="One interest: names, items and users by weight, wider, narrower and related interests",
    responses={200: InterestReply, **NOT_FOUND},
)
def one_interest(path: InterestPath) -> Response:
    driver = site().driver
    detail = interest_detail(driver, path.interest_id)
    around = {
        "items": interest_items(driver, path.interest_id, SHOWN).rows,
        "users": interest_users(driver, path.interest_id, SHOWN).rows,
        "related": related_interests(driver, path.interest_id, SHOWN).rows,
    }
    ties = interest_ties(driver, path.interest_id, SHOWN)
    others = {
        "merged_into": ties.merged_into,
        "merged": ties.merged,
        "broader": ties.broader,
        "narrower": ties.narrower,
        "related_to": ties.related_to,
    }
    return answer(InterestReply.model_validate({**asdict(detail), **around, **others}))
