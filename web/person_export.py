"""What a person may have: all that is held of them, and what the graph recommends because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.explanations.recommending import RecommendationList, recommend
from services.lists.listing import Lists
from services.privacy.person import Person, read_person

LISTED = 10


@dataclass(frozen=True, slots=True)
class PersonExport:
    """``recommendations`` holds a list of every recommender; reasons show what it rests on."""

    exported_at: datetime
    person: Person
    recommendations: tuple[RecommendationList, ...]


def export_person(lists: Lists, user_id: str, now: datetime, language: str = "en") -> PersonExport:
    """Gather a person's export. Raises UnknownUserError."""
    person = read_person(lists.driver, user_id)
    found = tuple(recommend(lists, user_id, name, LISTED, language) for name in lists.recommenders)
    return PersonExport(now, person, found)
