"""The guard reads Cypher as Neo4j does, or more strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import RefusedCypherError
from services.asking.catalogue import templates
from services.queries.catalogue import named_queries
from services.queries.guard.checking import check_cypher
from services.queries.guard.tokens import Token, tokens
from tests.bypasses import ALLOWED, BYPASSES

GAPS = (" ", "\n", "\t", "/**/", "/* x */", "// x\n", "\u3000", "\u00a0", " /* ' */ ", "//'\r")
HARMFUL = (("LOAD", "CSV FROM 'u' AS x RETURN x"), ("CALL", "dbms.components()"), ("USE", "system RETURN 1"))


@pytest.mark.parametrize("text", ALLOWED)
def test_reading_passes_by_its_words(text: str) -> None:
    assert check_cypher(text)


def test_attempts_are_refused_by_their_words_or_left_to_the_server() -> None:
    """Nothing that fetches, lists settings or calls procedures is left to the server: it would run that."""
    left = []
    for text in BYPASSES:
        try:
            check_cypher(text)
        except RefusedCypherError:
            continue
        left.append(text)
    assert left == []


@pytest.mark.parametrize("name", [*templates(), *named_queries()])
def test_our_own_queries_pass(name: str) -> None:
    query = templates()[name].cypher if name in templates() else named_queries()[name].text
    assert check_cypher(query)


def test_pieces_of_a_query() -> None:
    found = tokens("MATCH (n:`a``b`) /* MATCH */ WHERE n.x = 'it\\'s' // RETURN\nreturn 1.5")
    assert [(one.kind, one.text) for one in found if one.kind != "sign"] == [
        *(("word", "MATCH"), ("word", "N"), ("name", "a`b"), ("word", "WHERE"), ("word", "N"), ("word", "X")),
        *(("text", ""), ("word", "RETURN"), ("number", "1"), ("number", "5")),
    ]


def test_the_last_semicolon_is_taken_off_and_no_other() -> None:
    assert check_cypher("RETURN ';' AS x ; // ; \n") == "RETURN ';' AS x"
    with pytest.raises(RefusedCypherError, match="more than one statement"):
        check_cypher("RETURN 1; RETURN 2")


@given(
    beginning=st.sampled_from(("", "RETURN 1 AS x UNION ", "MATCH (n) ", "CALL () { ", "WITH 1 AS a ")),
    harm=st.sampled_from(HARMFUL),
    gap=st.lists(st.sampled_from(GAPS), min_size=1, max_size=4).map("".join),
    upper=st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_no_gap_and_no_case_hides_a_clause(beginning: str, harm: tuple[str, str], gap: str, upper: list[bool]) -> None:
    first, rest = harm
    word = "".join(letter.upper() if up else letter.lower() for letter, up in zip(first, upper, strict=False))
    with pytest.raises(RefusedCypherError):
        check_cypher(f"{beginning}{word}{gap}{rest}")


@given(st.text(alphabet=st.characters(exclude_characters="\\"), max_size=60))
def test_what_stands_in_a_string_is_text_or_the_whole_is_refused(text: str) -> None:
    written = "RETURN '" + text.replace("'", "\\'") + "' AS x"
    try:
        found = tokens(written)
    except RefusedCypherError:
        return
    assert found[:2] == [Token("word", "RETURN"), Token("text", "")] and len(found) == 4


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        check_cypher(text)
    except RefusedCypherError as error:
        assert str(error).startswith("this Cypher is not run: ")
