"""The part of Gorse's REST interface that its clients use to recommend: they can switch by changing the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Response
from flask_openapi import APIBlueprint, Tag

from graph_schema.records import Interaction
from services.feedback.events import check_event, record_event
from services.lists.eligibility import of_categories
from services.recommenders.catalogue import DEFAULT
from services.recommenders.scope import Scope
from services.search.items import item_detail
from services.search.similar_items import similar_items
from services.search.similar_users import similar_users
from services.search.users import user_summary
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import ItemPath, UserPath
from web.api.gorse_shapes import (
    CategoryPath,
    FeedbackList,
    FeedbackRow,
    NeighborsQuery,
    RecommendQuery,
    RowAffected,
    Score,
    Scores,
    ScoresOrIds,
    VersionHeader,
)
from web.site import site

gorse = APIBlueprint(
    "gorse",
    __name__,
    url_prefix="/api",
    abp_tags=[Tag(name="gorse", description="for programs written for Gorse")],
    abp_responses=PROBLEMS,
)


@gorse.get(
    "/recommend/<id:user_id>",
    summary="Ids to show a user, as Gorse answers",
    description="With the header `X-API-Version: 2` ids come with scores. Nothing is written back: report what was "
    "shown as feedback.",
    responses={200: ScoresOrIds, **NOT_FOUND},
)
def recommend(path: UserPath, query: RecommendQuery, header: VersionHeader) -> Response:
    return _recommended(path.user_id, query, header, query.category)


@gorse.get("/recommend/<id:user_id>/", doc_ui=False)
def recommend_without_category(path: UserPath, query: RecommendQuery, header: VersionHeader) -> Response:
    return _recommended(path.user_id, query, header, query.category)


@gorse.get(
    "/recommend/<id:user_id>/<id:category>",
    summary="Ids of one category to show a user, as Gorse answers",
    responses={200: ScoresOrIds, **NOT_FOUND},
)
def recommend_of_category(path: CategoryPath, query: RecommendQuery, header: VersionHeader) -> Response:
    return _recommended(path.user_id, query, header, [path.category, *query.category])


@gorse.post(
    "/feedback",
    summary="Store feedback, as Gorse takes it",
    description="Users and items that are new are made. All rows are checked before the first is stored; the same row "
    "again stores nothing, and `RowAffected` counts what was new. A `Value` of 0 is none, and rows without a "
    "`Timestamp` happen now.",
    responses={200: RowAffected, **REFUSED},
)
def store_feedback(body: FeedbackList) -> Response:
    here, now = site(), site().now()
    events = [_event(row, now) for row in body.root]
    for event in events:
        check_event(event, here.table, now)
    stored = [record_event(here.driver, event, here.table, here.rules, now, may_create=True) for event in events]
    return answer(RowAffected(RowAffected=sum(one.is_new for one in stored)))


@gorse.get(
    "/item/<id:item_id>/neighbors",
    summary="Items near an item, as Gorse answers",
    responses={200: Scores, **NOT_FOUND},
)
def neighbors_of_item(path: ItemPath, query: NeighborsQuery) -> Response:
    item_detail(site().driver, path.item_id)
    rows = similar_items(site().driver, path.item_id, query.offset + query.n).rows
    return _scores([(row.item_id, row.weight) for row in rows[query.offset :]])


@gorse.get(
    "/user/<id:user_id>/neighbors",
    summary="Users near a user, as Gorse answers",
    responses={200: Scores, **NOT_FOUND},
)
def neighbors_of_user(path: UserPath, query: NeighborsQuery) -> Response:
    user_summary(site().driver, path.user_id)
    rows = similar_users(site().driver, path.user_id, query.offset + query.n).rows
    return _scores([(row.user_id, row.weight) for row in rows[query.offset :]])


def _recommended(user_id: str, query: RecommendQuery, header: VersionHeader, categories: Sequence[str]) -> Response:
    scope = Scope(filter=of_categories(categories))
    found = site().lists.best(user_id, DEFAULT, query.offset + query.n, scope)[query.offset :]
    if header.version == "2":
        return _scores([(one.item.id, one.score) for one in found])
    return answer(ScoresOrIds([one.item.id for one in found]))


def _scores(rows: Sequence[tuple[str, float]]) -> Response:
    return answer(Scores([Score(Id=id, Score=score) for id, score in rows]))


def _event(row: FeedbackRow, now: datetime) -> Interaction:
    return Interaction(row.UserId, row.ItemId, row.FeedbackType, _time(row, now), row.Value or None)


def _time(row: FeedbackRow, now: datetime) -> datetime:
    if row.Timestamp is None:
        return now
    return row.Timestamp if row.Timestamp.tzinfo else row.Timestamp.replace(tzinfo=UTC)
