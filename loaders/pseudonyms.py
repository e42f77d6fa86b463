"""Puts pseudonyms in the place of people: keyed hashes for ids, and no names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph_schema.records import Document, Follow, Interaction, Record, Tagging, User
from services.privacy.key import PrivacyKey
from services.privacy.traces import Traces

PEOPLE: dict[type, tuple[str, ...]] = {
    User: ("user_id",),
    Interaction: ("user_id",),
    Tagging: ("user_id",),
    Document: ("user_id",),
    Follow: ("user_id", "friend_id"),
}
FACTS: dict[type, str] = {Interaction: "event_id", Document: "document_id"}
"""Ids of a person's facts, which sources like to make from the person's own."""
WORDS: dict[type, tuple[str, ...]] = {Document: ("text", "title"), Tagging: ("tag",)}


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Replaces people in records. The same id gets the same pseudonym in every load with the same key."""

    key: PrivacyKey

    def hide(self, record: Record) -> Record:
        """Return the record under a pseudonym; one that names nobody is returned as it is.

        The writer's own id is replaced in their text, headline and tags where it stands as a word of its own and is
        long enough to mean nothing else; other names in texts are not looked for.
        """
        kind = type(record)
        named = {name: id for name in PEOPLE.get(kind, ()) if (id := getattr(record, name)) is not None}
        if not named:
            return record
        changes: dict[str, object] = {name: self.key.pseudonym(id) for name, id in named.items()}
        if kind is User:
            changes["name"] = None
        if (fact := FACTS.get(kind)) and (id := getattr(record, fact)):
            changes[fact] = self.key.opaque(id)
        for name in WORDS.get(kind, ()):
            if text := getattr(record, name):
                changes[name] = self._without(text, named["user_id"])
        return replace(record, **changes)  # type: ignore[arg-type]

    def _without(self, text: str, user_id: str) -> str:
        if user_id not in text or not Traces(user_id).is_id_telling:
            return text
        return re.sub(rf"(?<!\w){re.escape(user_id)}(?!\w)", self.key.pseudonym(user_id), text)
