"""People under pseudonyms: the same for the same person, and nothing of them left in a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Document, Follow, Interaction, Item, Record, Tagging, User
from loaders.pseudonyms import Pseudonyms
from services.privacy.key import PrivacyKey

HIDDEN = Pseudonyms(PrivacyKey(b"k" * 32))
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ID = "zoe-marker-4711"
RECORDS = (
    User(ID, "Zoë"),
    Interaction(ID, "i1", "rate", NOW, 4.0, f"{ID}-i1"),
    Tagging(ID, "i1", f"{ID}'s pick", NOW),
    Document(f"review-{ID}", f"Signed, {ID}.", title=f"{ID} on i1", user_id=ID, item_id="i1", at=NOW),
    Follow(ID, "ada", NOW),
    Follow("ada", ID, NOW),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_nothing_of_a_person_is_left_in_any_record(record: Record) -> None:
    hidden = HIDDEN.hide(record)
    assert ID not in repr(hidden)
    assert "Zoë" not in repr(hidden)
    assert HIDDEN.key.pseudonym(ID) in repr(hidden)
    assert hidden == HIDDEN.hide(record)


def test_what_is_no_persons_stays() -> None:
    for record in (Item("zoe", "Zoe", creators=("Zoë",)), Document("d", "text", kind="description", item_id="i1")):
        assert HIDDEN.hide(record) is record


def test_what_is_said_stays_but_for_the_writer() -> None:
    text = replace(RECORDS[3], text=f"Ada and {ID}x and 7.", user_id="7")
    hidden = HIDDEN.hide(text)
    assert isinstance(hidden, Document)
    assert (hidden.text, hidden.item_id, hidden.at) == (f"Ada and {ID}x and 7.", "i1", NOW)


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_people_never_share_a_pseudonym(one: str, other: str) -> None:
    assert (HIDDEN.hide(User(one)) == HIDDEN.hide(User(other))) is (one == other)
