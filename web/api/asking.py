"""Questions over the API: Cypher of one's own that only reads, and questions in words."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_openapi import APIBlueprint, Tag
from pydantic import BaseModel, ConfigDict, Field

from services.asking.answer import Answer
from services.asking.asking import ask
from services.asking.wording import LONGEST as LONGEST_QUESTION
from services.queries.guard.running import Answered, run_cypher
from services.queries.guard.tokens import LONGEST as LONGEST_CYPHER
from web.api.answering import PROBLEMS, REFUSED, answer
from web.api.replies import Reply
from web.site import site

asking = APIBlueprint(
    "asking",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="asking", description="questions of one's own, in Cypher or in words; they only read")],
    abp_responses=PROBLEMS,
)


class CypherBody(BaseModel):
    """A query that only reads."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"cypher": "MATCH (u:User {user_id: $id}) RETURN u", "parameters": {"id": "mei-lin"}}
        },
    )

    cypher: str = Field(min_length=1, max_length=LONGEST_CYPHER, description="one statement that only reads")
    parameters: dict[str, Any] = Field({}, description="its parameters, by name without `$`")


class QuestionBody(BaseModel):
    """A question in words."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"question": "who likes poetry but not war?"}}
    )

    question: str = Field(min_length=1, max_length=LONGEST_QUESTION, description="in English or Chinese")


class FoundReply(Reply):
    """Rows of a query. Nodes carry label, id, name and properties; vectors are left out, long texts and lists cut."""

    cypher: str
    parameters: dict[str, Any]
    columns: list[str]
    rows: list[dict[str, Any]] = Field(description="one object a row, by the names of the columns")
    is_cut: bool = Field(description="there were more rows than 500, or more bytes than a million")


class CitedReply(Reply):
    label: str
    id: str
    name: str


class AnswerReply(Reply):
    """The answer in words with the nodes it names; ``by`` is templates or the name of a language model."""

    question: str
    language: str
    answer: str
    cited: list[CitedReply]
    is_answered: bool
    understood: str = Field(description="the question as it was taken")
    by: str
    note: str | None = Field(description="why the language model that is set did not answer")
    found: FoundReply | None
    nearest: list[str] = Field(description="other questions that can be answered")


@asking.post(
    "/cypher",
    summary="Run Cypher that only reads",
    description="Refused with 422 and the reason: writing, LOAD CSV, SHOW, USE, TERMINATE, procedures and functions "
    "that are not on the list, Unicode escapes, several statements, and what Neo4j itself does not take for reading.",
    responses={200: FoundReply, **REFUSED},
)
def cypher(body: CypherBody) -> Response:
    return answer(found_reply(run_cypher(site().driver, body.cypher, body.parameters)))


@asking.post(
    "/ask",
    summary="Answer a question in words",
    description="The Cypher and the rows come with the answer. Without an answer `is_answered` is false and `nearest` "
    "has questions that can be answered.",
    responses={200: AnswerReply, **REFUSED},
)
def question(body: QuestionBody) -> Response:
    return answer(answer_reply(ask(site().driver, body.question, site().asked)))


def found_reply(found: Answered) -> FoundReply:
    """Return rows as the API gives them."""
    return FoundReply(
        cypher=found.cypher,
        parameters=found.parameters,
        columns=list(found.columns),
        rows=found.records(),
        is_cut=found.is_cut,
    )


def answer_reply(found: Answer) -> AnswerReply:
    """Return an answer as the API gives it."""
    return AnswerReply(
        question=found.question,
        language=found.language,
        answer=found.text,
        cited=[CitedReply.model_validate(one) for one in found.cited],
        is_answered=found.is_answered,
        understood=found.understood,
        by=found.by,
        note=found.note,
        found=found_reply(found.found) if found.found else None,
        nearest=[one.question for one in found.nearest],
    )
