"""The services' lists as pandas frames, for notebooks; needs the extra ``pandas``."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from neo4j import Driver

from graph_schema.errors import SettingsError
from services.explanations.recommending import recommend
from services.lists.everyone import everyones_lists
from services.lists.listing import Lists
from services.queries.running import run_query
from services.recommenders.catalogue import DEFAULT
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Listing
from services.search.search import search

if TYPE_CHECKING:
    import pandas as pd

PAGE = 200
REASONS = ("item_id", "title", "rank", "score", "kind", "contribution", "sentence")
EVERYONE = ("user_id", "item_id", "score")
HITS = ("label", "id", "name", "name_zh", "hint", "score")


def frame(listed: Callable[..., Listing[Any]], driver: Driver, *arguments: Any, **options: Any) -> pd.DataFrame:
    """Return any list of the services as a frame: one row a row, one column a field, also when it is empty.

    A list that comes in pages is read to its end, unless ``limit`` says how much of it. The frame's ``attrs`` hold
    ``total``, the number of rows in the graph, and ``cypher``, the query behind the list.

    Examples
    --------
    >>> frame(user_interests, driver, "mei-lin", limit=5)  # doctest: +SKIP
    """
    [row_type] = get_args(get_type_hints(listed)["return"])
    columns = [field.name for field in dataclasses.fields(row_type)]
    if "limit" not in options and "cursor" in inspect.signature(listed).parameters:
        options["limit"] = PAGE
        listing = listed(driver, *arguments, **options)
        rows, cursor = list(listing.rows), listing.cursor
        while cursor is not None:
            part = listed(driver, *arguments, **options, cursor=cursor)
            rows, cursor = rows + list(part.rows), part.cursor
    else:
        listing = listed(driver, *arguments, **options)
        rows = list(listing.rows)
    found = _frame(columns, ([getattr(row, column) for column in columns] for row in rows))
    found.attrs = {"total": listing.total, "cypher": listing.question.text}
    return found


def query_frame(driver: Driver, name: str, **given: object) -> pd.DataFrame:
    """Return the answer of a named query. Raises UnknownQueryError, ParameterError, QueryTooSlowError."""
    texts = {parameter: str(value) for parameter, value in given.items() if value is not None}
    result = run_query(driver, name, texts)
    found = _frame(result.columns, result.rows)
    found.attrs = {"cypher": result.query.text, "parameters": result.values}
    return found


def search_frame(driver: Driver, text: str, limit: int = 20) -> pd.DataFrame:
    """Return users, items and interests found by words, ``limit`` of each label."""
    hits = search(driver, text, None, limit).hits
    return _frame(HITS, ([getattr(hit, column) for column in HITS] for hit in hits))


def recommendation_frame(
    lists: Lists, user_id: str, name: str = DEFAULT, n: int = 10, language: str = "en", scope: Scope = UNSEEN
) -> pd.DataFrame:
    """Return a list with its reasons, one row a reason; the contributions of an item sum to its score."""
    listed = recommend(lists, user_id, name, n, language, scope).recommendations
    return _frame(
        REASONS,
        (
            (one.item_id, one.title, one.rank, one.score, reason.kind, reason.contribution, reason.sentence)
            for one in listed
            for reason in one.reasons
        ),
    )


def everyone_frame(lists: Lists, name: str = DEFAULT, n: int = 20) -> pd.DataFrame:
    """Return everyone's list: user_id, item_id, score."""
    return _frame(EVERYONE, everyones_lists(lists, name, n))


def _frame(columns: Sequence[str], rows: Any) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError as error:
        raise SettingsError(
            "frames need pandas, which is not installed: pip install 'interest-graph[pandas]'"
        ) from error
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns))
