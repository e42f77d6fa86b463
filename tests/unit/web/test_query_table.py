"""Answers of named queries as tables to read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from services.queries.catalogue import named_queries
from services.queries.head import ABOUT, read_head
from services.queries.running import QueryResult
from web.addresses import IdConverter
from web.pages.query_table import query_table
from web.pages.query_words import COLUMNS, SUBJECTS
from web.pages.routes import pages

HEAD = "// A | 一\n// B.\n// 二\n// about: graph\n// in:  nothing\n// out: {}\n"


def result(columns: str, *rows: tuple[object, ...]) -> QueryResult:
    return QueryResult(read_head("made-up", HEAD.format(columns)), {}, rows, is_cut=False)


@pytest.fixture
def app() -> Flask:
    app = Flask("web")
    app.url_map.converters["id"] = IdConverter
    app.register_blueprint(pages)
    return app


def test_a_name_in_the_readers_language_takes_the_place_of_the_id(app: Flask) -> None:
    found = result("item_id, item, item_zh, score", ("a/b", "Goldberg", "哥德堡", 0.5), ("c", None, None, 1))
    with app.test_request_context():
        english, chinese = query_table(found, "en"), query_table(found, "zh")
    assert english.columns == ("item", "score")
    assert [row[0].value for row in english.rows] == ["Goldberg", "c"]
    assert english.rows[0][0].address == "/items/a%2Fb"
    assert [row[0].value for row in chinese.rows] == ["哥德堡", "c"]
    assert english.is_numeric(1) and not english.is_numeric(0)


def test_a_node_of_any_label_leads_to_its_page(app: Flask) -> None:
    with app.test_request_context():
        table = query_table(result("label, id, name, name_zh", ("Interest", "jazz", "jazz", "爵士")), "zh")
    assert table.columns == ("label", "name")
    assert (table.rows[0][1].value, table.rows[0][1].address) == ("爵士", "/interests/jazz")


def test_lists_times_and_communities(app: Flask) -> None:
    at = datetime(2026, 6, 1, tzinfo=UTC)
    with app.test_request_context():
        table = query_table(result("community_id, community, at, names", ("c1", "jazz", at, ["a", "b"])), "en")
    assert [cell.value for cell in table.rows[0]] == ["jazz", at, "a, b"]
    assert table.rows[0][0].address == "/communities/c1" and table.rows[0][1].is_time


def test_every_column_and_subject_has_a_word() -> None:
    for query in named_queries().values():
        found = result(", ".join(query.columns))
        assert set(query_table(found, "en").columns) <= set(COLUMNS), query.name
    assert set(SUBJECTS) == set(ABOUT)
