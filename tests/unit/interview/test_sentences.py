"""Questions and their reasons are there in both languages."""

from __future__ import annotations

import pytest

from services.interview.sentences import question_text, why_asked


def test_a_title_and_an_interest_are_asked_of_in_their_marks() -> None:
    assert question_text("Item", "Emma", "en") == "Do you like “Emma”?"
    assert question_text("Item", "爱玛", "zh") == "您喜欢《爱玛》吗？"
    assert question_text("Interest", "jazz", "en") == "Are you drawn to jazz?"
    assert question_text("Interest", "爵士", "zh") == "您对“爵士”感兴趣吗？"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("has_answers", [False, True])
def test_the_reason_says_how_many_would_say_yes(language: str, has_answers: bool) -> None:
    assert "43" in why_asked(0.43, has_answers, language)
    assert why_asked(0.05, has_answers, language) != why_asked(0.43, has_answers, language).replace("43", "5")
    assert "1" in why_asked(0.0001, has_answers, language)
