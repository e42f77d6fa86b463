"""From an error to what a person is told: status, what, where, what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext
from neo4j.exceptions import DriverError, Neo4jError
from werkzeug.exceptions import HTTPException

from graph_schema.errors import (
    ConversationMovedOnError,
    DatabaseError,
    FilterError,
    InterestGraphError,
    MergeError,
    ModelNotSetError,
    ParameterError,
    QueryTooSlowError,
    QuestionError,
    RefusedCypherError,
    RejectedEventError,
    RejectedStatementError,
    UnknownCommunityError,
    UnknownInterestError,
    UnknownItemError,
    UnknownQueryError,
    UnknownRecommenderError,
    UnknownUserError,
    UtteranceError,
)
from services.database.connection import explain
from services.search.cursor import InvalidCursorError

UNKNOWN = (UnknownUserError, UnknownItemError, UnknownInterestError, UnknownCommunityError)
OUT_OF_TIME = "Neo.ClientError.Transaction.TransactionTimedOut"
RETRY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """RFC 9457: ``detail`` says what is wrong, ``where`` in which part of the request, ``remedy`` what to do."""

    status: int
    title: str
    detail: str
    where: str | None = None
    remedy: str | None = None
    errors: tuple[dict[str, str], ...] = ()

    def body(self) -> dict[str, Any]:
        filled = {name: value for name, value in asdict(self).items() if value not in (None, ())}
        return {"type": "about:blank", **filled}


def problem_of(error: InterestGraphError | HTTPException | DriverError | Neo4jError) -> Problem:
    """Return what to tell about an error that reached the edge."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    if isinstance(error, (DatabaseError, DriverError, Neo4jError)):
        return _of_database(error)
    text = str(error)
    what, _, remedy = text.partition("; ")
    if isinstance(error, UNKNOWN):
        return Problem(404, gettext("Not in the graph"), what, "path", remedy or None)
    if isinstance(error, InvalidCursorError):
        return Problem(400, gettext("Not a cursor"), what, "query.cursor", remedy)
    if isinstance(error, FilterError):
        return Problem(422, gettext("This filter cannot be read"), what, "query.filter", remedy or None)
    if isinstance(error, UnknownQueryError):
        return Problem(404, gettext("No such query"), what, "path", remedy)
    if isinstance(error, ParameterError):
        return Problem(422, gettext("This value does not fit"), what, f"query.{error.name}", remedy)
    if isinstance(error, QueryTooSlowError):
        return Problem(503, gettext("The database cannot answer"), what, None, remedy)
    if isinstance(error, RefusedCypherError):
        return Problem(422, gettext("This Cypher is not run"), what.partition(": ")[2], "body.cypher", remedy or None)
    if isinstance(error, QuestionError):
        return Problem(422, gettext("This is no question"), what, "body.question", remedy or None)
    if isinstance(error, ModelNotSetError):
        return Problem(422, gettext("No language model is set"), what, "query.rerank", remedy)
    if isinstance(error, UnknownRecommenderError):
        return Problem(422, gettext("No such recommender"), what, "query.recommender", remedy)
    if isinstance(error, RejectedEventError):
        field, _, rest = text.partition(": ")
        return Problem(422, gettext("This event cannot be stored"), text, f"body.{field}", rest)
    if isinstance(error, MergeError):
        return Problem(422, gettext("These interests cannot be merged or parted"), what, "body.interest_id", remedy)
    if isinstance(error, RejectedStatementError):
        return Problem(422, gettext("This cannot be said of an interest"), what, "body.kind", remedy)
    if isinstance(error, UtteranceError):
        return Problem(422, gettext("This cannot be read"), what, "body.say", remedy)
    if isinstance(error, ConversationMovedOnError):
        return Problem(409, gettext("The conversation has moved on"), what, None, remedy)
    return Problem(500, gettext("Something is not set up"), what, None, remedy or None)


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 500
    titles = {
        400: gettext("The request cannot be read"),
        401: gettext("Sign in first"),
        403: gettext("This request is refused"),
        404: gettext("No such page"),
        405: gettext("Not this method"),
        413: gettext("Too much at once"),
        415: gettext("Send JSON"),
        429: gettext("Too many attempts"),
        500: gettext("Something went wrong here"),
    }
    remedies = {
        404: gettext("Search for it, or start from the home page."),
        405: gettext("The API documentation lists the methods of each address."),
        413: gettext("Send one event a request; 64 KiB are plenty for it."),
        415: gettext("Set the header Content-Type: application/json."),
        500: gettext("The log of the server says what; `interest-graph doctor` checks the set-up."),
    }
    return Problem(status, titles.get(status, error.name), error.description or error.name, None, remedies.get(status))


def _of_database(error: DatabaseError | DriverError | Neo4jError) -> Problem:
    title = gettext("The database cannot answer")
    if isinstance(error, Neo4jError) and (error.code or "").startswith(OUT_OF_TIME):
        what = gettext("The query took too long and was stopped.")
        return Problem(503, title, what, None, gettext("Ask for less: a smaller limit."))
    text = str(error) if isinstance(error, DatabaseError) else explain(error)
    if text is None:
        what = gettext("Neo4j refused a query.")
        return Problem(
            503, title, what, None, gettext("`interest-graph doctor` checks that the schema fits this version.")
        )
    what, _, remedy = text.partition(": ")
    return Problem(503, title, what, "database", remedy or None)
