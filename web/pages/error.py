"""Error pages that help."""

from __future__ import annotations

from flask import Response, make_response, render_template

from web.problems import Problem


def error_page(problem: Problem) -> Response:
    """Return the page for a problem; it asks the database nothing."""
    return make_response(render_template("error.html", problem=problem), problem.status)
