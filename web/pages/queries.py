"""Pages of named queries: the list, and one with a form for its parameters and its answer."""

from __future__ import annotations

import io

from flask import Response, current_app, render_template, request
from neo4j import Driver

from graph_schema.errors import ParameterError
from services.queries.catalogue import choose_query, named_queries
from services.queries.comma_separated import write_csv
from services.queries.head import ABOUT, NamedQuery
from services.queries.running import run_query
from services.search.interests import interest_page
from services.search.items import popular_items
from services.search.users import busy_users
from web.languages import choose_language
from web.pages.query_table import query_table
from web.pages.query_words import COLUMNS, SUBJECTS
from web.pages.routes import pages
from web.pages.words import named
from web.problems import problem_of
from web.site import site

CHOICES = 30
"""Ids offered for a parameter."""
ABOUT_THE_PAGE = ("lang", "theme")


@pages.get("/queries")
def queries() -> str:
    """Every named query, by subject."""
    known = named_queries().values()
    grouped = {about: [query for query in known if query.about == about] for about in ABOUT}
    return render_template("queries.html", grouped=grouped, subjects=SUBJECTS)


@pages.get("/queries/<name>")
def query(name: str) -> Response:
    """One query: the form, and the answer once all that is needed is given; at first for an example."""
    chosen = choose_query(name)
    offered = _offered(site().driver, chosen)
    given = _given()
    is_example = not given and any(one.is_needed for one in chosen.parameters)
    if is_example:
        given = _example(chosen, offered)
    found, problem = None, None
    try:
        found = run_query(site().driver, name, given)
    except ParameterError as error:
        problem = problem_of(error)
    text = render_template(
        "query.html",
        query=chosen,
        given=given,
        offered=offered,
        is_example=is_example,
        found=found,
        table=query_table(found, choose_language()) if found else None,
        problem=problem,
        wrong=problem.where.removeprefix("query.") if problem and problem.where and not is_example else None,
        headings=COLUMNS,
    )
    return current_app.response_class(text, status=422 if problem and not is_example else 200)


@pages.get("/queries/<name>/table.csv")
def query_csv(name: str) -> Response:
    """The answer as a file, ids and names of both languages included."""
    found = run_query(site().driver, name, _given())
    file = io.StringIO()
    write_csv(found, file)
    response = current_app.response_class(file.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.query.name}.csv"'
    return response


def _given() -> dict[str, str]:
    return {key: value for key, value in request.args.items() if key not in ABOUT_THE_PAGE}


def _offered(driver: Driver, query: NamedQuery) -> dict[str, list[tuple[str, str]]]:
    """Return ids with their names to choose from, by type of parameter."""
    offered: dict[str, list[tuple[str, str]]] = {}
    for type in {parameter.type for parameter in query.parameters}:
        if type == "user":
            offered[type] = [(row.user_id, named(row)) for row in busy_users(driver, CHOICES).rows]
        elif type == "item":
            offered[type] = [(row.item_id, named(row)) for row in popular_items(driver, CHOICES).rows]
        elif type == "interest":
            offered[type] = [(row.interest_id, named(row)) for row in interest_page(driver, CHOICES).rows]
        elif type == "community":
            found = run_query(driver, "communities", {"limit": str(CHOICES)}).records()
            offered[type] = [(row["community_id"], row["community"] or row["community_id"]) for row in found]
    return offered


def _example(query: NamedQuery, offered: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """Take the first ids that are offered, another one for each parameter."""
    left = {type: iter(choices) for type, choices in offered.items()}
    needed = [one for one in query.parameters if one.is_needed]
    return {one.name: next(left.get(one.type, iter(())), ("", ""))[0] for one in needed}
