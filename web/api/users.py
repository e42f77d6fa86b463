"""Users over the API."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.explanations.following import suggest_follows
from services.explanations.recommending import explain, recommend
from services.explanations.what_if import what_if
from services.explanations.why_not import why_not
from services.feedback.statements import statements_of
from services.reranking.reranking import deep, rerank
from services.search.history import user_history
from services.search.user_interests import user_interests
from services.search.users import user_page, user_summary
from web.api.answering import NOT_FOUND, PROBLEMS, answer, shown
from web.api.asked import (
    ExplanationQuery,
    FollowQuery,
    ListQuery,
    PageQuery,
    RecommendationsQuery,
    TopQuery,
    UserItemPath,
    UserPath,
    WhatIfQuery,
)
from web.api.user_replies import (
    FollowSuggestionsReply,
    HistoryReply,
    RecommendationsReply,
    UserInterestsReply,
    UserReply,
    UsersReply,
    WhatIfReply,
    WhyNotReply,
)
from web.site import reranker, site

users = APIBlueprint(
    "users",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="users", description="people, what they are drawn to, and what to show them")],
    abp_responses=PROBLEMS,
)
HISTORY = 20


@users.get("/users", summary="List users, in order of their ids", responses={200: UsersReply})
def list_users(query: PageQuery) -> Response:
    page = user_page(site().driver, query.limit, query.cursor)
    return answer(UsersReply.model_validate({"users": page.rows, "cursor": page.cursor, "total": page.total}))


@users.get(
    "/users/<id:user_id>",
    summary="One user: figures and newest interactions",
    responses={200: UserReply, **NOT_FOUND},
)
def one_user(path: UserPath) -> Response:
    summary = user_summary(site().driver, path.user_id)
    history = user_history(site().driver, path.user_id, HISTORY)
    return answer(UserReply.model_validate({**asdict(summary), "history": history.rows}))


@users.get(
    "/users/<id:user_id>/history",
    summary="What a user did, item by item, newest first",
    responses={200: HistoryReply, **NOT_FOUND},
)
def history_of_user(path: UserPath, query: PageQuery) -> Response:
    user_summary(site().driver, path.user_id)
    page = user_history(site().driver, path.user_id, query.limit, query.cursor)
    fields = {"user_id": path.user_id, "history": page.rows, "cursor": page.cursor, "total": page.total}
    return answer(HistoryReply.model_validate(fields))


@users.get(
    "/users/<id:user_id>/interests",
    summary="What a user is drawn to or put off by, strongest first",
    responses={200: UserInterestsReply, **NOT_FOUND},
)
def interests_of_user(path: UserPath, query: TopQuery) -> Response:
    user_summary(site().driver, path.user_id)
    listing = user_interests(site().driver, path.user_id, query.limit)
    said = statements_of(site().driver, path.user_id)
    fields = {"user_id": path.user_id, "interests": listing.rows, "statements": said, **shown(listing)}
    return answer(UserInterestsReply.model_validate(fields))


@users.get(
    "/users/<id:user_id>/recommendations",
    summary="What to show a user, and why",
    responses={200: RecommendationsReply, **NOT_FOUND},
)
def recommendations(path: UserPath, query: RecommendationsQuery) -> Response:
    lists, scope = site().lists, query.scope()
    model = reranker() if query.rerank else None
    n = deep(query.n) if model else query.n
    found = recommend(lists, path.user_id, query.recommender, n, query.lang, scope, query.dials())
    if model:
        found = rerank(lists.driver, found, query.n, model)
    return answer(RecommendationsReply.model_validate(found))


@users.get(
    "/users/<id:user_id>/explanations/<id:item_id>",
    summary="Why, or why not, one item: an empty list when nothing speaks for or against it",
    responses={200: RecommendationsReply, **NOT_FOUND},
)
def explanation(path: UserItemPath, query: ExplanationQuery) -> Response:
    found = explain(site().lists, path.user_id, path.item_id, query.recommender, query.lang)
    return answer(RecommendationsReply.model_validate(found))


@users.get(
    "/users/<id:user_id>/explanations/<id:item_id>/what-if",
    summary="How an item would stand if the user had not these interests",
    responses={200: WhatIfReply, **NOT_FOUND},
)
def without_interests(path: UserItemPath, query: WhatIfQuery) -> Response:
    found = what_if(site().lists, path.user_id, path.item_id, query.recommender, query.without, query.lang)
    return answer(WhatIfReply.model_validate(found))


@users.get(
    "/users/<id:user_id>/explanations/<id:item_id>/why-not",
    summary="What keeps an item out of the user's list",
    responses={200: WhyNotReply, **NOT_FOUND},
)
def kept_out(path: UserItemPath, query: ListQuery) -> Response:
    lists, scope = site().lists, query.scope()
    found = why_not(lists, path.user_id, path.item_id, query.recommender, query.n, scope, query.lang)
    return answer(WhyNotReply.model_validate(found))


@users.get(
    "/users/<id:user_id>/follow-suggestions",
    summary="Whom a user might follow, and why",
    responses={200: FollowSuggestionsReply, **NOT_FOUND},
)
def follow_suggestions(path: UserPath, query: FollowQuery) -> Response:
    found = suggest_follows(site().driver, path.user_id, query.n, query.lang)
    return answer(FollowSuggestionsReply.model_validate(found))
