"""Reasons sum to the score, and their queries keep any text as text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.explanations.pasting import pasteable
from services.explanations.reasons import SHOWN, explain_candidates
from services.explanations.sentences import DID, sentence
from services.recommenders.candidate import Candidate, Node, Term, Tie

ITEM = Node("Item", "giant-steps", "Giant Steps", "巨人的步伐")


def similar(weight: float, kind: str = "like", value: float | None = None) -> Term:
    nodes = (Node("User", "ada", "ada"), Node("Item", "blue-train", "Blue Train"), ITEM)
    return Term(
        "item-based", weight, nodes, (Tie("INTERACTED_WITH", weight, kind, value), Tie("SIMILAR_TO", 1.0, "cosine"))
    )


def interest(weight: float, source: str = "catalogue") -> Term:
    nodes = (Node("User", "ada", "ada"), Node("Interest", "jazz", "jazz", "爵士乐"), ITEM)
    return Term("interest-path", weight, nodes, (Tie("INTERESTED_IN", weight), Tie("ABOUT", 1.0, source)))


@given(st.lists(st.floats(-5, 5).filter(bool), min_size=1, max_size=30))
def test_contributions_sum_to_the_score(weights: list[float]) -> None:
    [shown] = explain_candidates([Candidate(ITEM, tuple(similar(weight) for weight in weights))])
    assert sum(reason.contribution for reason in shown.reasons) == pytest.approx(shown.score, abs=1e-6)
    assert len(shown.reasons) <= SHOWN + 1


def test_what_is_not_shown_is_one_reason_without_a_path() -> None:
    [shown] = explain_candidates([Candidate(ITEM, tuple(similar(float(n)) for n in range(1, 9)))])
    rest = shown.reasons[-1]
    assert (rest.kind, rest.contribution, rest.path, rest.cypher) == ("rest", 6.0, None, None)


def test_what_leads_from_the_person_comes_before_what_a_crowd_thinks() -> None:
    crowd = Term("popularity", 3.0, support=91)
    [shown] = explain_candidates([Candidate(ITEM, (crowd, similar(1.0), interest(2.0), similar(-4.0)))])
    assert [reason.contribution for reason in shown.reasons] == [2.0, 1.0, 3.0, -4.0]


@pytest.mark.parametrize(("support", "words"), [(1, "1 person liked"), (2, "2 people liked")])
def test_one_person_is_no_crowd(support: int, words: str) -> None:
    for kind in ("popularity", "trending", "fill"):
        assert words in sentence(Term(kind, 1.0, support=support), ITEM, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", [*DID["en"], "hum"])
@pytest.mark.parametrize("weight", [1.0, -1.0])
def test_every_kind_has_words_in_both_languages(language: str, kind: str, weight: float) -> None:
    words = sentence(similar(weight, kind, 4.0), ITEM, language)
    assert ("巨人的步伐" if language == "zh" else "Giant Steps") in words
    assert not re.search(r"[{}]", words)


def test_one_is_no_many() -> None:
    said = [sentence(Term("rest", 1.0, support=many), ITEM) for many in (1, 3)]
    assert said == ["1 weaker reason.", "3 weaker reasons together."]


@pytest.mark.parametrize("source", ["catalogue", "crowd", "text"])
def test_interests_are_named_in_the_asked_language(source: str) -> None:
    assert "爵士乐" in sentence(interest(1.0, source), ITEM, "zh")
    assert "jazz" in sentence(interest(-1.0, source), ITEM, "en")


def test_a_title_with_braces_stays_a_title() -> None:
    odd = Node("Item", "x", "{did} {0} %s")
    assert "{did} {0} %s" in sentence(Term("popularity", 1.0, support=3), odd, "en")


@given(st.text())
def test_a_parameter_line_holds_any_text_as_one_string(text: str) -> None:
    line = pasteable("RETURN $x", {"x": text}).splitlines()[0] if "\u2028" not in text else ""
    if line and not re.search("[\x0b\x0c\x1c-\x1e\x85\u2029]", text):
        assert json.loads(line.removeprefix(":params {x: ").removesuffix("};")) == text
