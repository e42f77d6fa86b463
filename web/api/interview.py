"""The interview of someone new, over the API: the next questions, and answers."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.interview.answering import Answer, store_answer
from services.interview.interview import interview
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import AnswerBody, InterviewQuery, UserPath
from web.api.interview_replies import AnswerReply, InterviewReply
from web.site import site

interviews = APIBlueprint(
    "interviews",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="interview", description="what to ask someone new, and what they answer")],
    abp_responses=PROBLEMS,
)


@interviews.get(
    "/users/<id:user_id>/interview",
    summary="The questions that tell most of a user, and why they are asked",
    description="Chosen by what people answer who agree with the user so far. Nothing is asked twice.",
    responses={200: InterviewReply, **NOT_FOUND},
)
def next_questions(path: UserPath, query: InterviewQuery) -> Response:
    return answer(InterviewReply.model_validate(interview(site().driver, path.user_id, query.n, query.lang)))


@interviews.post(
    "/users/<id:user_id>/interview",
    summary="Answer a question; the next list knows of it",
    description="Stands instead of the answer before: a like or dislike of an item, an added or muted interest. "
    "`unknown` counts nothing and is not asked again; `withdrawn` takes the answer back.",
    responses={200: AnswerReply, **NOT_FOUND, **REFUSED},
)
def take_answer(path: UserPath, body: AnswerBody) -> Response:
    given = Answer(path.user_id, body.label, body.id, body.reply)
    store_answer(site().driver, given, site().table, site().rules, site().now())
    return answer(AnswerReply.model_validate(given))
