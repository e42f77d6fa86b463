"""Cleaning as a whole: what is kept, changed, left out, rejected and counted."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import RowError, SettingsError
from graph_schema.records import Document, Follow, Interaction, Item, Record, Tagging, User
from loaders.cleaning.cleaner import DUPLICATES, STEP_NAMES, Cleaner
from tests.unit.loaders.rules import RULES


def cleaned(*records: Record, skip: tuple[str, ...] = (DUPLICATES,)) -> list[Record]:
    """Return what cleaning leaves of a row."""
    with Cleaner(skip) as cleaner:
        return cleaner.clean(records, RULES)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (Interaction("u", "i", "rate", None, math.nan), "value nan is not a finite number"),
        (Interaction("u", "i", "rate", None, math.inf), "value inf is not a finite number"),
        (Interaction("u", "i", "rate", None, 5.5), "value 5.5 is outside the scale, 0.5 to 5"),
        (Interaction("u", "i", "rate", datetime(9999, 1, 1, tzinfo=UTC), 4.0), "time 9999-01-01 is in the future"),
        (Interaction("u", "i", "rate", datetime(1970, 1, 17, tzinfo=UTC), 4.0), "time 1970-01-17 is before 1990"),
        (Interaction("NaN", "i", "rate"), "user_id is missing: 'NaN' stands for no value"),
        (Interaction("u", "\u200b", "rate"), "item_id is missing"),
        (Interaction("u" * 2001, "i", "rate"), "user_id has 2001 characters; at most 2000"),
        (Tagging("u", "i", "<b></b>"), "tag is missing"),
        (Follow("u", "\\N"), "friend_id is missing"),
    ],
)
def test_rejects_what_cannot_be(record: Record, why: str) -> None:
    with pytest.raises(RowError) as caught:
        cleaned(record)
    assert str(caught.value).startswith(why)


@pytest.mark.parametrize(
    ("record", "left"),
    [
        (Tagging("u", "i", "x", datetime(1956, 1, 1, tzinfo=UTC)), Tagging("u", "i", "x")),
        (Item("i", title="NaN", brand="NULL", description=" "), Item("i")),
        (User("u", name="A&amp;B\u200b"), User("u", name="A&B")),
        (Item("i", categories=("Rock", "Ro\u200bck", "nan")), Item("i", categories=("Rock",))),
    ],
)
def test_changes_what_can_be_mended(record: Record, left: Record) -> None:
    assert cleaned(record) == [left]


def test_a_review_whose_text_is_markup_only_keeps_its_rating() -> None:
    event = Interaction("u", "i", "rate", None, 4.0)
    assert cleaned(event, Document("d", "<p></p>", user_id="u")) == [event]


@pytest.mark.parametrize(
    "user_id",
    ["a/b", 'it\'s "q"', "\U0001f600", "张伟", "x" * 1000, "'}) DETACH DELETE n //", "<script>", "a&amp;b", "🜁" * 2000],
)
def test_ids_stay_as_the_source_writes_them(user_id: str) -> None:
    assert cleaned(Interaction(user_id, "i", "like")) == [Interaction(user_id, "i", "like")]


def test_counts_rows_by_step() -> None:
    with Cleaner() as cleaner:
        cleaner.clean([User("u", name="A &amp; B\x00"), Document("d", "<b>x</b>")], RULES)
        for _ in range(3):
            cleaner.clean([Interaction("u", "i", "rate", None, 4.0)], RULES)
        with pytest.raises(RowError):
            cleaner.clean([Interaction("u", "i", "rate", None, 9.0)], RULES)
        counts = {name: (one.changed, one.dropped, one.rejected) for name, one in cleaner.counts.items()}
    assert {name: count for name, count in counts.items() if any(count)} == {
        "characters": (1, 0, 0),
        "html": (1, 0, 0),
        "duplicates": (0, 2, 0),
        "ratings": (0, 0, 1),
    }


def test_a_record_of_a_rejected_row_may_come_again() -> None:
    with Cleaner() as cleaner:
        with pytest.raises(RowError):
            cleaner.clean([User("u", name="Ann"), Interaction("u", "i", "rate", None, math.nan)], RULES)
        assert cleaner.clean([User("u", name="Ann")], RULES) == [User("u", name="Ann")]


def test_a_row_that_is_new_in_part_is_no_duplicate() -> None:
    event = Interaction("u", "i", "rate", None, 4.0)
    with Cleaner() as cleaner:
        cleaner.clean([event], RULES)
        assert cleaner.clean([event, Document("d", "New.")], RULES) == [Document("d", "New.")]
        assert cleaner.counts[DUPLICATES].dropped == 0


@pytest.mark.parametrize(
    ("step", "record"),
    [
        ("characters", User("u", name="a\u200bb")),
        ("encoding", User("u", name="BjÃ¶rk")),
        ("html", User("u", name="<b>a</b>")),
        ("missing-values", User("u", name="NaN")),
        ("times", Interaction("u", "i", "like", datetime(9999, 1, 1, tzinfo=UTC))),
        ("ratings", Interaction("u", "i", "rate", None, 9.0)),
    ],
)
def test_each_step_can_be_skipped(step: str, record: Record) -> None:
    assert cleaned(record, skip=(step,)) == [record]


def test_what_could_never_be_stored_is_rejected_even_when_every_step_is_skipped() -> None:
    for record in (
        Interaction("", "i", "like"),
        Interaction("u", "i", "rate", None, math.inf),
        User("u", name="\ud800"),
    ):
        with pytest.raises(RowError):
            cleaned(record, skip=STEP_NAMES)


def test_names_the_steps_there_are() -> None:
    with pytest.raises(SettingsError, match="choose among characters, encoding, html"):
        Cleaner(("spelling",))


FRAGMENTS = st.sampled_from(
    ["&amp;", "&lt;", "&gt;", "<b>", "</b>", "<br>", "<p", ">", "<", "&", "#60;", "lt;", "Ã¶", "â€™", "\u200b",
     "\u200d", "\U0001f468", "\ufe0f", "\x00", "\r", "\n", " ", "\xa0", "nan", "NULL", "<!--", "-->", "<script>",
     "</script>", ";", "\ud83d", "\ude00", "é", "三", "&#0;", "&#x200b;", "&nbsp;", "a"]
)  # fmt: skip
TEXT = st.one_of(st.lists(FRAGMENTS, max_size=12).map("".join), st.text(max_size=30))


@settings(max_examples=400, deadline=None)
@given(title=TEXT, description=TEXT, category=TEXT)
def test_cleaning_twice_is_cleaning_once(title: str, description: str, category: str) -> None:
    item = Item("i", title=title, description=description, categories=(category, "x"))
    [once] = cleaned(item)
    assert cleaned(once) == [once]


@settings(max_examples=200, deadline=None)
@given(text=TEXT)
def test_a_cleaned_text_holds_nothing_unseen_and_can_be_stored(text: str) -> None:
    for record in cleaned(Document("d", text)):
        assert isinstance(record, Document)
        record.text.encode()
        assert "\x00" not in record.text and "\u200b" not in record.text
        assert record.text == record.text.strip()
