"""The Flask application: pages, API, and what guards both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Flask, jsonify, request
from flask_babel import Babel
from flask_openapi import Info, OpenAPI
from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError
from werkzeug.exceptions import HTTPException

from graph_schema.errors import InterestGraphError
from services.conversation.dialogue import Understanding
from services.feedback.kinds import FeedbackTable, read_table
from services.interests.rules import InterestRules
from services.lists.house_rules import HouseRules
from services.lists.listing import Lists
from services.llm.endpoint_model import EndpointModel
from services.llm.language_model import LanguageModel
from services.recommenders.catalogue import recommenders
from web.addresses import EncodedSegments, IdConverter
from web.api.answering import tell, tell_invalid
from web.api.asking import asking
from web.api.chat import chat
from web.api.communities import communities
from web.api.events import events
from web.api.gorse import gorse
from web.api.graph import graph
from web.api.health import health
from web.api.interests import interests
from web.api.interview import interviews
from web.api.items import items
from web.api.merges import merges
from web.api.queries import queries
from web.api.replies import ProblemReply
from web.api.rights import rights
from web.api.statements import statements
from web.api.users import users
from web.api.words import words
from web.browser_kit.routes import neo4j
from web.guard import API, check_host, check_json, check_origin, check_sign_in
from web.headers import add_headers
from web.languages import choose_language
from web.pages import api_docs, community, feedback, forgetting, signing_in  # noqa: F401  (they add their addresses to pages)
from web.pages import asking as asking_page  # noqa: F401  (as they do)
from web.pages import chat as chat_page  # noqa: F401  (as they do)
from web.pages import interview as interview_page  # noqa: F401  (as they do)
from web.pages import merges as merge_pages  # noqa: F401  (as they do)
from web.pages import portrait as portrait_page  # noqa: F401  (as they do)
from web.pages import queries as query_pages  # noqa: F401  (as they do)
from web.pages import statements as statement_buttons  # noqa: F401  (as they do)
from web.pages import user as user_page  # noqa: F401  (as they do)
from web.pages import why as why_page  # noqa: F401  (as they do)
from web.pages.error import error_page
from web.pages.routes import pages
from web.pages.words import add_words
from web.problems import RETRY_SECONDS, problem_of
from web.site import Site, SiteSettings

MOST_BYTES = 64 * 1024
FOLDER = Path(__file__).parent / "pages"
VERSION = "1.0.0"


def create_app(
    driver: Driver,
    settings: SiteSettings | None = None,
    table: FeedbackTable | None = None,
    rules: InterestRules | None = None,
    house: HouseRules | None = None,
    understanding: Understanding | None = None,
    model: EndpointModel | None = None,
    asked: LanguageModel | None = None,
) -> Flask:
    """Return the site over a graph; ``driver`` stays the caller's to close.

    ``understanding`` reads what people say in conversations; rules if left out. ``model`` words portraits when somebody
    asks for it. ``asked`` writes Cypher for questions in words; templates answer if left out.
    """
    chosen = settings or SiteSettings()
    app = OpenAPI(
        "web",
        info=Info(title="Interest Graph", version=VERSION, description="A user interest graph that says why."),
        doc_ui=False,
        validation_error_model=ProblemReply,
        validation_error_callback=tell_invalid,
        template_folder=str(FOLDER / "templates"),
        static_folder=str(FOLDER / "static"),
    )
    app.openapi_version = "3.1.0"
    lists = Lists(driver, recommenders(driver), house or HouseRules())
    app.extensions["interest_graph"] = Site(
        chosen,
        driver,
        lists,
        table or read_table(),
        rules or InterestRules(),
        understanding=understanding,
        model=model,
        asked=asked,
    )
    app.config.update(
        SECRET_KEY=chosen.secret_key,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        SESSION_COOKIE_SAMESITE="Strict",
        BABEL_TRANSLATION_DIRECTORIES=str(FOLDER / "translations"),
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.converters["id"] = IdConverter
    app.wsgi_app = EncodedSegments(app.wsgi_app)  # type: ignore[method-assign]
    Babel(app, locale_selector=choose_language)
    add_words(app)
    _register(app)
    return app


def openapi(app: OpenAPI) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description; every problem is problem+json."""
    text = json.dumps(app.api_doc)
    found: dict[str, Any] = json.loads(text)
    for path in found["paths"].values():
        for operation in path.values():
            invalid = operation["responses"].get("422")
            if invalid and "application/json" in invalid.get("content", {}):
                invalid["content"] = {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemReply"}}
                }
    return found


def _register(app: OpenAPI) -> None:
    for check in (check_host, check_sign_in, check_origin, check_json):
        app.before_request(check)
    app.after_request(add_headers)
    about = (users, interviews, items, interests, communities, graph, queries, asking)
    for api in (*about, events, statements, merges, words, chat, health, rights, gorse):
        app.register_api(api)
    app.register_blueprint(pages)
    app.register_blueprint(neo4j)
    app.add_url_rule("/openapi.json", "openapi", lambda: jsonify(openapi(app)))
    for kind in (HTTPException, InterestGraphError, DriverError, Neo4jError):
        app.register_error_handler(kind, _handle)


def _handle(error: Any) -> Any:
    if isinstance(error, HTTPException) and error.response is not None:
        return error.response
    problem = problem_of(error)
    response = tell(problem) if request.path.startswith((API, "/openapi.json")) else error_page(problem)
    if problem.status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name.lower() not in ("content-type", "content-length"):
                response.headers[name] = value
    return response
