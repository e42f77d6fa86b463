"""A person's rights over the API: to be forgotten, and to have all that is held."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag
from pydantic import BaseModel, Field

from web.api.answering import NOT_FOUND, PROBLEMS, answer
from web.api.asked import Language, UserPath
from web.api.rights_replies import ErasureReply, PersonExportReply
from web.forgetting import forget_on
from web.person_export import export_person
from web.site import site

rights = APIBlueprint(
    "rights",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="rights", description="a person's rights: all that is held, and to be forgotten")],
    abp_responses=PROBLEMS,
)


class ExportQuery(BaseModel):
    """In which language the reasons are."""

    lang: Language = Field("en", description="language of sentences")


@rights.delete(
    "/users/<id:user_id>",
    summary="Forget a person",
    description="Removes all of them, corrects what others share and searches for traces; may take minutes on a large "
    "graph. One that was cut off is completed by the same request again, or by `interest-graph forget` where it "
    "answers that nobody of this id is known.",
    responses={200: ErasureReply, **NOT_FOUND},
)
def forget_user(path: UserPath) -> Response:
    report = forget_on(site(), path.user_id)
    gone = report.erased
    places = [f"{one.times} x {one.where}{f' of {one.key}' if one.key else ''}" for one in report.database.places]
    return answer(
        ErasureReply(
            subject=report.subject,
            seconds=report.seconds,
            was_resumed=report.was_resumed,
            events=gone.events if gone else 0,
            tags=gone.tags if gone else 0,
            texts=gone.texts if gone else 0,
            ties=gone.ties if gone else {},
            interests_gone=report.interests_gone,
            is_clean=report.is_clean,
            found=[*places, *(f"{one.times} x file {one.path}" for one in report.files.found)],
            files_in_store=len(report.files.in_store),
        )
    )


@rights.get(
    "/users/<id:user_id>/export",
    summary="All that is held of a person, and what is recommended because of it",
    responses={200: PersonExportReply, **NOT_FOUND},
)
def export_user(path: UserPath, query: ExportQuery) -> Response:
    found = export_person(site().lists, path.user_id, site().now(), query.lang)
    return answer(PersonExportReply.model_validate(found))
