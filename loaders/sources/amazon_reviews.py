"""A review on Amazon: an event with stars, the text, and the writer's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_schema.records import Document, Interaction, Record, User, content_hash, epoch_millis
from loaders.sources.fields import at_milliseconds, at_seconds, number, optional, required
from loaders.sources.source import Fields, Layout

STARS = (1.0, 5.0)
NAMELESS = {"Amazon Customer", "Kindle Customer", "A Customer", "Customer"}
RATING = ("asin", "reviewerID", "overall", "unixReviewTime")
REVIEW_PART = (
    "reviewerID", "asin", "reviewerName", "helpful", "reviewText", "overall", "summary",
    "unixReviewTime", "reviewTime",
)  # fmt: skip


def parse_review(fields: Fields) -> Sequence[Record]:
    """Return what a review of the 2014 and 2018 files says."""
    event = Interaction(
        required(fields, "reviewerID"),
        required(fields, "asin"),
        "rate",
        at_seconds(fields, "unixReviewTime"),
        number(fields, "overall"),
    )
    return review(event, optional(fields, "summary"), optional(fields, "reviewText"), optional(fields, "reviewerName"))


def parse_review_2023(fields: Fields) -> Sequence[Record]:
    """Return what a review of the 2023 files says; the item is the parent, which its variants share."""
    item = "parent_asin" if fields.get("parent_asin") else "asin"
    event = Interaction(
        required(fields, "user_id"),
        required(fields, item),
        "rate",
        at_milliseconds(fields, "timestamp"),
        number(fields, "rating"),
    )
    return review(event, optional(fields, "title"), optional(fields, "text"), None)


def parse_rating(fields: Fields) -> Sequence[Record]:
    """Return a rating without a text."""
    return parse_review({name: value for name, value in fields.items() if name in RATING})


def review(event: Interaction, title: str | None, text: str | None, name: str | None) -> Sequence[Record]:
    """Join an event with its text, whose id is a hash of both, and the writer's name."""
    records: list[Any] = [event]
    if name and name not in NAMELESS:
        records.insert(0, User(event.user_id, name=name))
    if text or title:
        digest = content_hash(event.user_id, event.item_id, str(epoch_millis(event.at)), title or "", text or "")
        body = text or title or ""
        records.append(
            Document(
                f"review:{digest}",
                body,
                title=title if text else None,
                user_id=event.user_id,
                item_id=event.item_id,
                at=event.at,
            )
        )
    return records


LAYOUTS = {
    "reviews": Layout("reviews", parse_review, scale=STARS),
    "reviews-2023": Layout("reviews-2023", parse_review_2023, scale=STARS),
    "ratings": Layout("ratings", parse_rating, RATING, scale=STARS),
    "review-part": Layout("review-part", parse_review, REVIEW_PART, scale=STARS),
}
