"""Portraits and copy over the API."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.copywriting.serving import copy_for
from services.copywriting.wanted import Wanted
from services.portraits.portrait import Portrait, portrait
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import UserItemPath, UserPath
from web.api.word_replies import CopyQuery, CopyReply, LanguageQuery, PortraitReply
from web.site import site

words = APIBlueprint(
    "words",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="words", description="a person in a paragraph, an item in a few words: from facts alone")],
    abp_responses=PROBLEMS,
)


@words.get(
    "/users/<id:user_id>/portrait",
    summary="A user in a paragraph whose sentences cite the graph",
    description="What a language model worded before of the very same facts, else plain words; asks no model.",
    responses={200: PortraitReply, **NOT_FOUND},
)
def portrait_of_user(path: UserPath, query: LanguageQuery) -> Response:
    return _told(portrait(site().driver, path.user_id, query.lang, site().model, ask=False))


@words.post(
    "/users/<id:user_id>/portrait",
    summary="Let the language model word a user's portrait",
    description="Asks the model that is set; sentences that the facts do not bear out give way to plain words. Without"
    " a model, plain words.",
    responses={200: PortraitReply, **NOT_FOUND, **REFUSED},
)
def word_portrait(path: UserPath, query: LanguageQuery) -> Response:
    return _told(portrait(site().driver, path.user_id, query.lang, site().model))


@words.get(
    "/users/<id:user_id>/copy/<id:item_id>",
    summary="A few words that present an item to a user",
    description="What `interest-graph write-copy` made ahead for the interest that leads there, else plain words.",
    responses={200: CopyReply, **NOT_FOUND},
)
def copy_of_item(path: UserItemPath, query: CopyQuery) -> Response:
    wanted = Wanted(query.tone, query.length, query.lang)
    found = copy_for(site().lists, path.user_id, path.item_id, query.recommender, wanted)
    return answer(CopyReply.model_validate(asdict(found)))


def _told(found: Portrait) -> Response:
    return answer(PortraitReply.model_validate({**asdict(found), "text": found.text}))
