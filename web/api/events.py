"""Events over the API: one at a time, stored once."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag

from graph_schema.records import Interaction
from services.feedback.events import record_event
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import EventBody, EventHeader
from web.api.graph_replies import EventReply
from web.site import site

events = APIBlueprint(
    "events",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="events", description="what users do")],
    abp_responses=PROBLEMS,
)


@events.post(
    "/events",
    summary="Store one event; the next recommendation knows of it",
    description="201 when new, 200 when an event of this id was stored before. Without an id its content is one.",
    responses={201: EventReply, 200: EventReply, **NOT_FOUND, **REFUSED},
)
def store_event(header: EventHeader, body: EventBody) -> Response:
    now = site().now()
    event = Interaction(
        body.user_id,
        body.item_id,
        body.kind,
        at=body.at or now,
        value=body.value,
        event_id=body.event_id or header.idempotency_key,
    )
    stored = record_event(site().driver, event, site().table, site().rules, now, may_create=body.create)
    return answer(EventReply.model_validate(stored), 201 if stored.is_new else 200)
