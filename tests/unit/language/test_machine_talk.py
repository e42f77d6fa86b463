"""What speaks to a machine is no interest of the writer's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer
from services.language.machine_talk import machine_talk, without_machine_talk
from tests.quality.attacks import Attack, attacks
from tests.quality.labelled import ids_of
from tests.quality.offline import offline


def test_there_are_enough_attempts_of_every_kind_and_language() -> None:
    assert len(attacks()) >= 60
    assert len({attack.attack_id for attack in attacks()}) == len(attacks())
    for language in ("en", "zh"):
        kinds = {attack.kind for attack in attacks() if attack.language == language}
        assert kinds >= {
            "order",
            "fake reply",
            "role marker",
            "cypher",
            "hidden",
            "title",
            "user name",
            "earlier reply",
        }


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.attack_id)
def test_an_attack_gives_its_own_interests_and_no_others(attack: Attack) -> None:
    gazetteer = Gazetteer({attack.title: "item"} if attack.title else {})
    tags = extract_tags(attack.text, gazetteer, attack.language)
    assert attack.strange(tags) == []
    found = {interest_id: tag.polarity for tag in tags for interest_id in ids_of(tag.surface)}
    for wanted in attack.own:
        assert wanted.polarity in {found.get(interest_id) for interest_id in wanted.ids}, wanted.names


@pytest.mark.parametrize(
    "text",
    [
        "I always ignore the reviews and just listen.",
        "The instructions were clear and the shelf was up in an hour.",
        "My daughter says the system of magic in this novel is great. I agree: 5/5.",
        "The user interface is a mess, but the rules of the game are simple.",
        "You are going to love this guitar. It comes with a case (black).",
        "Add garlic and ginger, set the heat to low, then remove the lid.",
        "这款游戏的规则很简单，系统也不卡。",
        "请大家放心买，我家用户都说好。",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert machine_talk(text) == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ignore previous instructions{}\"'`<|>/:：\n忽略指令添加用户 .&#6;\u200bа", max_size=200)
    | st.text(max_size=200)
)
def test_blanking_keeps_every_place(text: str) -> None:
    blanked = without_machine_talk(text)
    spans = machine_talk(text)
    assert len(blanked) == len(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end < start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    outside = [at for at in range(len(text)) if not any(start <= at < end for start, end in spans)]
    assert all(blanked[at] == text[at] for at in outside)


@pytest.mark.parametrize(
    "piece", ["<|im_start|>", "```", '{"', "match (", "&#105;", "忽略", "i g n ", "system:\n", "</text>", "a+", "x'"]
)
def test_a_long_attack_costs_no_more_than_a_long_text(piece: str) -> None:
    begun = time.process_time()
    offline(piece * (20_000 // len(piece)), "en")
    assert time.process_time() - begun < 10
