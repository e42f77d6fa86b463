"""What a person says of their interests, over the API: pin, add, mute, remove, take back."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag

from graph_schema.records import Statement
from services.feedback.statements import state, withdraw
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import StatementBody, UserInterestPath
from web.api.statement_replies import StatementReply, WithdrawnReply
from web.site import site

statements = APIBlueprint(
    "statements",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="statements", description="what people say of their own interests; it beats what is derived")],
    abp_responses=PROBLEMS,
)


@statements.put(
    "/users/<id:user_id>/interests/<id:interest_id>",
    summary="Pin, add, mute or remove an interest",
    description="Replaces what was said of it before. The next list knows, and mining never overrules it.",
    responses={200: StatementReply, **NOT_FOUND, **REFUSED},
)
def put_interest(path: UserInterestPath, body: StatementBody) -> Response:
    return _stated(path, body.kind)


@statements.delete(
    "/users/<id:user_id>/interests/<id:interest_id>",
    summary="Remove an interest for good",
    description="The statement `removed`: it counts for nothing, and mining never brings it back.",
    responses={200: StatementReply, **NOT_FOUND},
)
def remove_interest(path: UserInterestPath) -> Response:
    return _stated(path, "removed")


@statements.delete(
    "/users/<id:user_id>/statements/<id:interest_id>",
    summary="Take back what was said of an interest",
    description="It is derived again from what the user did and wrote. `was_stated` is false when nothing was said.",
    responses={200: WithdrawnReply, **NOT_FOUND},
)
def withdraw_statement(path: UserInterestPath) -> Response:
    was_stated = withdraw(site().driver, path.user_id, path.interest_id, site().rules)
    return answer(WithdrawnReply(user_id=path.user_id, interest_id=path.interest_id, was_stated=was_stated))


def _stated(path: UserInterestPath, kind: str) -> Response:
    statement = Statement(path.user_id, path.interest_id, kind, site().now())
    state(site().driver, statement, site().rules)
    return answer(StatementReply.model_validate(statement))
