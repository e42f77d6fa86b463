"""Templates are whole, in both languages, and told apart by their words."""

from __future__ import annotations

import pytest

from services.asking.by_model import PROMPT
from services.asking.by_templates import language_of
from services.asking.catalogue import templates
from services.asking.matching import matches
from services.asking.names import Mention, Thing
from services.asking.schema_words import schema_words
from services.asking.template import SLOT, Template, read_template
from services.asking.wording import Piece, conceived, key_of
from services.queries.guard.cells import HIDDEN
from tests.quality.questions import questions


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.name)
def test_a_template_has_all_it_needs(template: Template) -> None:
    said = {slot.said for slot in template.slots}
    needed = {slot.said for slot in template.slots if slot.default is None}
    for phrase in (*template.asks, *template.asks_zh):
        assert needed <= set(SLOT.findall(phrase)) <= said | {"count"}, phrase
    for sentence in (template.says, template.says_zh):
        assert set(SLOT.findall(sentence)) <= said | set(template.columns) | {"names", "count"}, sentence
    assert all(f"${slot.name}" in template.cypher for slot in template.slots)


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.name)
def test_each_way_to_ask_finds_its_template(template: Template) -> None:
    """Asked in the words of the file, that template and no other comes first."""
    types = {slot.said: slot.type for slot in template.slots}
    for phrase in (*template.asks, *template.asks_zh):
        words: list[Piece] = []
        named: list[Mention] = []
        for part in SLOT.split(phrase)[0::2]:
            words += [Piece(word, 0, 0) for word in key_of(part)]
            name = SLOT.findall(phrase)[len(named)] if len(named) < len(SLOT.findall(phrase)) else None
            if name is not None:
                kind = types.get(name, "count")
                named.append(Mention(len(words), len(words) + 1, (Thing(kind, "1", "one"),)))
                words.append(Piece("x", 0, 0))
        best, *others = matches(words, named)
        assert best.template is template, phrase
        assert best.is_enough and best.score > 0.95, phrase
        assert not others or others[0].score < best.score, phrase


def test_words_of_both_languages_are_the_same_concepts() -> None:
    assert conceived(key_of("Who doesn't like <interest>?")) == conceived(key_of("谁不喜欢<interest>？"))
    assert conceived(key_of("how many people are fond of <interest>")) == conceived(key_of("有多少人喜欢<interest>"))


def test_a_head_that_lacks_something_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="cannot read the parameter"):
        read_template(
            "x", "// A | 一\n// asks: a\n// asks: 一\n// says: a | 一\n// in:  $x: colour\n// out: y\nRETURN 1"
        )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who wrote 红楼梦, if anybody knows?", "en"),
        ("Emil Jensen喜欢什么", "zh"),
        ("谁写了Walden？", "zh"),
        ("?", "en"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_model_is_told_the_graph_and_no_vectors() -> None:
    assert all(word in schema_words() for word in ("INTERESTED_IN", "polarity", "interest_words", "(:Item"))
    assert not any(f"{name}," in schema_words() or f"{name}}}" in schema_words() for name in HIDDEN)
    assert len(PROMPT.messages("x")[0][1]) < 4000


def test_the_questions_are_many_and_half_chinese_and_half_frozen() -> None:
    asked = questions()
    assert len(asked) == len({one.text for one in asked}) >= 50
    assert 0.45 <= sum(one.language == "zh" for one in asked) / len(asked) <= 0.55
    assert 0.4 <= sum(one.is_frozen for one in asked) / len(asked) <= 0.6
