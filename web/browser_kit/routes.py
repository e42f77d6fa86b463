"""Serves guide, style and favourites to people and, across origins, to the Neo4j Browser this site knows."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask_babel import force_locale

from web.browser_kit.examples import examples
from web.browser_kit.favourites import FOLDERS, GRASS, body, favourites, needed, shelves
from web.languages import choose_language
from web.neo4j_browser import guide_params
from web.site import site

LANGUAGES = ("en", "zh")
ASKED = "cache-control, pragma, sentry-trace, baggage"
"""Headers that Neo4j Browser sends along and a preflight asks about."""

neo4j = Blueprint("neo4j", __name__, url_prefix="/neo4j")


@neo4j.after_request
def allow_neo4j_browser(response: Response) -> Response:
    """Let the Neo4j Browser beside this site read what is here, and nobody else's pages."""
    origin = request.headers.get("Origin", "")
    if origin in browser_origins():
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = ASKED
        response.headers["Access-Control-Allow-Methods"] = "GET, OPTIONS"
    response.vary.add("Origin")
    return response


@neo4j.get("/guide.html")
def first_guide() -> str:
    """The guide in the visitor's language: what Neo4j Browser opens on connecting."""
    return guide(choose_language())


@neo4j.get("/guide.<language>.html")
def guide(language: str) -> str:
    """A guide in slides; behind a password it is open, so it then names no ids of the graph."""
    if language not in LANGUAGES:
        abort(404)
    chosen = site()
    with force_locale(language):
        return render_template(
            "neo4j_guide.html",
            lang=language,
            here=request.host_url.rstrip("/"),
            params=guide_params(examples(chosen.driver if chosen.settings.password is None else None)),
            shelves=shelves(),
            folders=FOLDERS[language],
            body=body,
            needed=needed,
        )


@neo4j.get("/interest.grass")
def grass() -> Response:
    """Colours, sizes and captions for each kind of node."""
    return current_app.response_class(GRASS, mimetype="text/plain")


@neo4j.get("/favourites.<language>.zip")
def favourites_zip(language: str) -> Response:
    """The queries, to be dropped on the window of Neo4j Browser."""
    if language not in LANGUAGES:
        abort(404)
    response = current_app.response_class(favourites(language), mimetype="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="interest-graph.{language}.zip"'
    return response


def browser_origins() -> frozenset[str]:
    """Return the origins under which the Neo4j Browser of this site runs."""
    url = site().settings.browser_url
    if url is None:
        return frozenset()
    parts = urlsplit(url)
    names = {parts.hostname or ""}
    if names & {"127.0.0.1", "localhost"}:
        names |= {"127.0.0.1", "localhost"}
    port = f":{parts.port}" if parts.port else ""
    return frozenset(f"{parts.scheme}://{name}{port}" for name in names)
