"""The heads of named queries are whole, in both languages, and values are checked against them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import ParameterError, UnknownQueryError
from services.queries.catalogue import choose_query, named_queries
from services.queries.head import NamedQuery, read_head
from services.queries.printing import as_markdown
from services.queries.values import read_values

QUERIES = named_queries()
MADE_UP = """// Title | 标题
// Answers this.
// 回答这个。
// about: graph
// in:  $user_id: user, who | 谁
//      $since: date?, from | 从
//      $share: number 0..1 = 0.5, share | 比例
//      $order: up|down = up, way | 方向
//      $limit: integer 1..10 = 5, rows | 行数
// out: user_id, user, weight: a sum, or so, more
RETURN 1
"""


@pytest.fixture
def query() -> NamedQuery:
    return read_head("made-up", MADE_UP)


def test_there_are_many_and_each_is_found_by_its_name() -> None:
    assert len(QUERIES) >= 24
    assert all(choose_query(name).name == name for name in QUERIES)
    with pytest.raises(UnknownQueryError, match="lists them"):
        choose_query("no-such")


@pytest.mark.parametrize("name", QUERIES)
def test_every_head_speaks_both_languages_and_names_each_parameter(name: str) -> None:
    query = QUERIES[name]
    body = re.sub(r"//.*", "", query.text)
    assert {parameter.name for parameter in query.parameters} == set(re.findall(r"\$(\w+)", body))
    chinese = (query.title_zh, query.answers_zh, *(parameter.meaning_zh for parameter in query.parameters))
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in chinese)
    english = (query.title, query.answers, *(parameter.meaning for parameter in query.parameters))
    assert not any(re.search(r"[\u4e00-\u9fff]", text) for text in english)
    assert query.answers.endswith(".") and len(query.columns) >= 3


@pytest.mark.parametrize("name", QUERIES)
def test_defaults_fit_their_own_types(name: str) -> None:
    query = QUERIES[name]
    needed = {parameter.name: "1" for parameter in query.parameters if parameter.is_needed}
    values = read_values(query, needed)
    for parameter in query.parameters:
        assert (values[parameter.name] is None) == (parameter.default is None and not parameter.is_needed)


def test_a_head_is_read_whole(query: NamedQuery) -> None:
    assert (query.title, query.title_zh, query.about) == ("Title", "标题", "graph")
    assert query.columns == ("user_id", "user", "weight", "more")
    assert [(one.name, one.type, one.is_needed) for one in query.parameters] == [
        ("user_id", "user", True),
        ("since", "date", False),
        ("share", "number", False),
        ("order", "choice", False),
        ("limit", "integer", False),
    ]


def test_values_get_their_types_and_what_is_left_out_its_default(query: NamedQuery) -> None:
    values = read_values(query, {"user_id": " ada ", "since": "2026-05-31", "limit": "7"})
    assert values == {"user_id": "ada", "since": "2026-05-31", "share": 0.5, "order": "up", "limit": 7}
    assert read_values(query, {"user_id": "ada", "since": ""})["since"] is None


@pytest.mark.parametrize(
    ("given_values", "said"),
    [
        ({}, "parameter 'user_id': is missing; give it: who"),
        ({"user_id": "a", "limit": "many"}, "is 'many', not a whole number; give one from 1 to 10"),
        ({"user_id": "a", "limit": "11"}, "is 11; give one from 1 to 10"),
        ({"user_id": "a", "share": "nan"}, "is nan; give one from 0 to 1"),
        ({"user_id": "a", "since": "yesterday"}, "not a day; write it as 2026-05-31"),
        ({"user_id": "a", "order": "sideways"}, "choose one of up, down"),
        ({"user_id": "a", "colour": "red"}, "has no such parameter; choose one of limit"),
        ({"user_id": "a" * 1001}, "is too long"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_would(
    query: NamedQuery, given_values: dict[str, str], said: str
) -> None:
    with pytest.raises(ParameterError, match=re.escape(said)):
        read_values(query, given_values)


@given(st.dictionaries(st.sampled_from(["user_id", "since", "share", "order", "limit"]), st.text(max_size=30)))
def test_any_text_is_a_value_of_its_type_or_a_parameter_error(given_values: dict[str, str]) -> None:
    try:
        values = read_values(read_head("made-up", MADE_UP), given_values)
    except ParameterError:
        return
    assert isinstance(values["limit"], int) and 1 <= values["limit"] <= 10
    assert isinstance(values["share"], float) and 0 <= values["share"] <= 1
    assert isinstance(values["user_id"], str) and values["user_id"].strip()


@pytest.mark.parametrize(
    ("line", "broken"),
    [("$limit: integer 1..10 = 5", "$limit: whole 1..10 = 5"), ("about: graph", "about: life"), (" | 标题", "")],
)
def test_a_head_with_a_mistake_is_refused(line: str, broken: str) -> None:
    with pytest.raises(ValueError, match=r"made-up\.cypher"):
        read_head("made-up", MADE_UP.replace(line, broken))


def test_the_document_lists_them_as_they_are() -> None:
    text = (Path(__file__).parents[3] / "docs" / "analytics.md").read_text(encoding="utf-8")
    assert as_markdown() in text, "put in what python -m services.queries.printing prints"
