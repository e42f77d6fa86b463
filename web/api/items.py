"""Items over the API."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.search.item_interests import item_interests
from services.search.item_texts import item_texts
from services.search.items import item_detail, item_page
from services.search.similar_items import similar_items
from web.api.answering import NOT_FOUND, PROBLEMS, answer, shown
from web.api.asked import ItemPath, PageQuery, TopQuery
from web.api.thing_replies import ItemReply, ItemsReply, SimilarItemsReply
from web.site import site

items = APIBlueprint(
    "items",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="items", description="what can be recommended, and what it is about")],
    abp_responses=PROBLEMS,
)
INTERESTS = 100
TEXTS = 10


@items.get("/items", summary="List items, in order of their ids", responses={200: ItemsReply})
def list_items(query: PageQuery) -> Response:
    page = item_page(site().driver, query.limit, query.cursor)
    return answer(ItemsReply.model_validate({"items": page.rows, "cursor": page.cursor, "total": page.total}))


@items.get(
    "/items/<id:item_id>",
    summary="One item: all fields, interests with sources, texts with evidence",
    responses={200: ItemReply, **NOT_FOUND},
)
def one_item(path: ItemPath) -> Response:
    detail = item_detail(site().driver, path.item_id)
    about = item_interests(site().driver, path.item_id, INTERESTS)
    texts = item_texts(site().driver, path.item_id, TEXTS)
    return answer(ItemReply.model_validate({**asdict(detail), "interests": about.rows, "texts": texts.rows}))


@items.get(
    "/items/<id:item_id>/similar",
    summary="Items near an item, nearest first",
    responses={200: SimilarItemsReply, **NOT_FOUND},
)
def similar_to_item(path: ItemPath, query: TopQuery) -> Response:
    item_detail(site().driver, path.item_id)
    listing = similar_items(site().driver, path.item_id, query.limit)
    fields = {"item_id": path.item_id, "similar": listing.rows, **shown(listing)}
    return answer(SimilarItemsReply.model_validate(fields))
