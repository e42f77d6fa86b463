"""Interests that are one, over the API: what waits for a decision, merges, and the way back."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag

from graph_schema.records import Distinction, Merge
from services.merges.decisions import refuse, standing_merges, undone_merges
from services.merges.proposals import count_proposals, proposals
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import DistinctionBody, InterestPath, MergeBody, TopQuery
from web.api.merge_replies import DistinctionReply, MergesReply, MovedReply, ProposalsReply
from web.merging import merge_on, undo_on
from web.site import site

merges = APIBlueprint(
    "merges",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="merges", description="interests that are one under several names; every merge can be undone")],
    abp_responses=PROBLEMS,
)
PERSON = "person"


@merges.get(
    "/merges", summary="Merges that stand and those that were undone, the latest first", responses={200: MergesReply}
)
def list_merges(query: TopQuery) -> Response:
    fields = {
        "merges": standing_merges(site().driver, query.limit),
        "undone": undone_merges(site().driver, query.limit),
    }
    return answer(MergesReply.model_validate(fields))


@merges.get(
    "/merge-proposals",
    summary="Pairs that may be one and wait for a decision",
    description="Those first that most depends on. `POST /merges` merges one, `POST /distinctions` refuses it.",
    responses={200: ProposalsReply},
)
def list_proposals(query: TopQuery) -> Response:
    fields = {"proposals": proposals(site().driver, query.limit), "total": count_proposals(site().driver)}
    return answer(ProposalsReply.model_validate(fields))


@merges.post(
    "/merges",
    summary="Merge an interest into another",
    description="What names the first stands at the second from now on, also what is mined later.",
    responses={200: MovedReply, **NOT_FOUND, **REFUSED},
)
def merge_two(body: MergeBody) -> Response:
    decision = Merge(body.interest_id, body.into_id, PERSON, body.why, site().now())
    return answer(MovedReply.model_validate(merge_on(site(), decision)))


@merges.delete(
    "/merges/<id:interest_id>",
    summary="Undo the merge of an interest",
    description="What names it stands at it again, with all that came in meanwhile.",
    responses={200: MovedReply, **NOT_FOUND, **REFUSED},
)
def undo_merge(path: InterestPath) -> Response:
    return answer(MovedReply.model_validate(undo_on(site(), path.interest_id, PERSON)))


@merges.post(
    "/distinctions",
    summary="Keep two interests apart",
    description="No rule merges them, and the pair is not proposed again.",
    responses={200: DistinctionReply, **NOT_FOUND, **REFUSED},
)
def keep_apart(body: DistinctionBody) -> Response:
    decision = Distinction(body.interest_id, body.other_id, PERSON, body.why, site().now())
    refuse(site().driver, decision)
    return answer(DistinctionReply.model_validate(decision))
