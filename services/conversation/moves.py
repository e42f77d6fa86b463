"""From a kind of move and what it names to an act: the one table that rules and models share."""

from __future__ import annotations

from services.conversation.acts import (
    Act,
    Assumption,
    Constraint,
    Critique,
    Feedback,
    Lift,
    ProfileChange,
    Question,
    Thing,
    Unclear,
    Wish,
)
from services.conversation.names import Mention

PROFILE_KINDS = ("added", "pinned", "muted", "removed")
FEEDBACK_KINDS = ("view", "like", "dislike")
KINDS = ("wish", "instead", "more", "less", "only", "without", "lift", "why", *PROFILE_KINDS, *FEEDBACK_KINDS)
KEPT_OUT = ("without", "muted", "removed")


def act_of(kind: str, mention: Mention, surface: str) -> tuple[Act | None, Assumption | None]:
    """Return what is done with a name; several meanings are asked back, none is told."""
    if not mention.things:
        return Unclear(surface, (), kind), None
    thing = mention.things[0]
    if not mention.is_known or (thing.label == "Mood" and not thing.ids):
        if kind in KEPT_OUT or kind == "less":
            return None, Assumption("nothing_of_it", surface, thing)
        return Unclear(surface, (), kind), None
    if len(mention.things) > 1:
        return Unclear(surface, mention.things, kind), None
    return named(kind, thing), None


def named(kind: str, thing: Thing) -> Act:
    """Return the act of this kind on this thing; on an item a lasting statement is feedback."""
    if thing.label == "Item":
        return _with_item(kind, thing)
    match kind:
        case "instead":
            return Wish(thing, instead=True)
        case "more" | "less":
            return Critique(kind, thing)  # type: ignore[arg-type]
        case "only" | "without":
            return Constraint(kind, thing)  # type: ignore[arg-type]
        case "lift":
            return Lift("thing", thing)
        case "added" | "pinned" | "muted" | "removed":
            return ProfileChange(kind, thing)  # type: ignore[arg-type]
        case "dislike":
            return Constraint("without", thing)
        case "why":
            return Question("why")
    return Wish(thing)


def _with_item(kind: str, item: Thing) -> Act:
    match kind:
        case "why":
            return Question("why", item)
        case "view" | "like" | "dislike":
            return Feedback(kind, item)  # type: ignore[arg-type]
        case "added" | "pinned":
            return Feedback("like", item)
        case "muted" | "removed":
            return Feedback("dislike", item)
        case "without":
            return Constraint("without", item)
        case "less":
            return Critique("less", item)
        case "lift":
            return Lift("thing", item)
    return Wish(item, instead=kind == "instead")
