"""What descriptions say beside their subject: whom an item suits, its level, mood and class of price."""

from __future__ import annotations

import pytest

from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import Text
from services.language.attributes import attribute_tags, attributes, find_attribute
from services.language.canonical import canonical
from services.language.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A gentle introduction to watercolour for complete beginners.", {"for beginners"}),
        ("A bedtime story for young children, funny and touching.", {"for children", "funny", "heartwarming"}),
        ("Budget strings for experienced players.", {"affordable", "advanced"}),
        ("A haunting tale of the moor.", {"dark"}),
        ("Calming music to unwind after work, in a travel-size box.", {"relaxing", "for travellers"}),
        ("写给孩子的唐诗绘本，温暖有趣。", {"for children", "heartwarming"}),
        ("零基础也能看懂的摄影入门，平价之选。", {"for beginners", "affordable"}),
        ("扣人心弦的谍战故事，引人深思。", {"suspenseful", "thought-provoking"}),
        ("旗舰级耳机，适合通勤。", {"premium", "for travellers"}),
        ("A whaling ship hunts a white whale.", set()),
        ("Not for children. Never funny.", set()),
        ("不适合儿童。", set()),
        ("Two children find a dark cave and take it from there.", set()),
    ],
)
def test_what_is_said_is_found_and_nothing_else(text: str, wanted: set[str]) -> None:
    found = attribute_tags(text)
    assert {tag.surface for tag in found} == wanted
    assert all(text[tag.start : tag.end] == tag.quote for tag in found)


def test_both_languages_and_a_models_names_meet_in_one_attribute() -> None:
    for name in ("children", "儿童", "For Children", "适合儿童", "亲子"):
        resolved = canonical(name, "attribute")
        assert resolved is not None
        assert (resolved.interest_id, resolved.name, resolved.name_zh) == ("for-children", "for children", "适合儿童")


def test_an_attribute_is_no_topic() -> None:
    topic = canonical("children", "topic")
    assert topic is not None
    assert topic.interest_id != "for-children"


def test_names_are_not_given_twice() -> None:
    names = [name.casefold() for one in attributes() for name in (one.name, one.name_zh)]
    assert len(names) == len(set(names))
    aliases = {alias.casefold(): one for one in attributes() for alias in one.aliases}
    assert all(find_attribute(alias) == one for alias, one in aliases.items())


def test_only_descriptions_are_asked() -> None:
    extractor = RulesExtractor(Gazetteer({}))
    said = "A funny book for beginners."
    [description, review] = extractor.read([Text("a", said, "description", "en"), Text("b", said, "review", "en")])

    assert {"funny", "for beginners"} <= {tag.surface for tag in description.tags if tag.kind == "attribute"}
    assert not [tag for tag in review.tags if tag.kind == "attribute"]
