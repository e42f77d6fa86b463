"""Words of a dialogue: both languages say the same things, and what is split for a stream joins again."""

from __future__ import annotations

import re
from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

from services.conversation.state import State, from_json, to_json
from services.conversation.utterance import LONGEST, MARK, prepared
from services.conversation.words import ASSUMED, SENTENCES
from web.api.chat import pieces


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_sentence_stands_in_both_languages_with_the_same_facts() -> None:
    for table in (SENTENCES, ASSUMED):
        assert table["en"].keys() == table["zh"].keys()
        for key, text in table["en"].items():
            assert fields(text) == fields(table["zh"][key]), key


@given(st.text())
def test_a_reply_split_for_a_stream_joins_to_itself(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(st.text(max_size=3000))
def test_whatever_is_typed_becomes_plain_and_bounded(text: str) -> None:
    plain = prepared(text)
    assert len(plain) <= 20 * LONGEST and not re.search(MARK, plain) and "\n" not in plain
    assert prepared("".join(plain)) is not None


@given(st.text())
def test_what_is_no_state_is_none(text: str) -> None:
    assert from_json(text) is None or isinstance(from_json(text), State)
    assert from_json(to_json(State("c", text or None))) is not None or "\ud800" <= max(text, default="") <= "\udfff"
