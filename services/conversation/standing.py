"""What outlasts a dialogue: statements about interests, feedback on items, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.conversation.acts import Constraint, Feedback, ProfileChange, Thing
from services.conversation.state import Change, Wanted
from services.conversation.tools import Tools
from services.conversation.turn import Effect, Notes
from services.conversation.wants import drop_wishes, take_away
from services.conversation.words import called, joined, limit_words, say

AGAINST = ("muted", "removed")


def change_profile(notes: Notes, act: ProfileChange, tools: Tools) -> None:
    """Store a clear statement and say so; of a guest it counts in the dialogue alone."""
    state, thing = notes.state, act.thing
    name = thing.shown(state.language)
    if state.user_id is None:
        notes.parts.append(say(state.language, "guest_against" if act.kind in AGAINST else "guest_for", name=name))
    else:
        for interest_id in thing.ids:
            before = tools.say(state.user_id, interest_id, act.kind)
            known = Thing("Interest", interest_id, thing.name, thing.name_zh, thing.kind, (interest_id,))
            notes.changes.append(Change("statement", state.turn, known, before))
            notes.effects.append(Effect("statement", act.kind, interest_id, name))
        notes.parts.append(say(state.language, f"stated_{act.kind}", name=name))
    _follow(notes, act)


def _follow(notes: Notes, act: ProfileChange) -> None:
    """Let the lists of this dialogue know at once."""
    thing = act.thing
    kept = tuple(one for one in notes.state.constraints if one.thing is None or one.thing.id != thing.id)
    if act.kind in AGAINST:
        drop_wishes(notes, thing)
        kept = (*kept, Constraint("without", thing))
    notes.state = replace(notes.state, constraints=kept)
    if notes.state.user_id is None and act.kind not in AGAINST:
        notes.state = replace(notes.state, wishes=(*notes.state.wishes, Wanted(thing, 1.0, notes.state.turn)))
        notes.wants_list = True


def give_feedback(notes: Notes, acts: Sequence[Feedback], tools: Tools) -> None:
    """Store what the person says of items they have met, each once a turn."""
    state = notes.state
    by_kind: dict[str, list[str]] = {}
    for number, act in enumerate(acts):
        if state.user_id is not None:
            event_id = f"{state.conversation_id}-{state.turn}-{number}"
            tools.record(state.user_id, act.item.id, act.kind, event_id)
            notes.effects.append(Effect("feedback", act.kind, act.item.id, act.item.name))
            notes.changes.append(Change("feedback", state.turn, act.item))
        by_kind.setdefault(act.kind, []).append(called(act.item, state.language))
    told = "kept" if state.user_id is None else "noted"
    notes.parts += [
        say(state.language, f"{told}_{kind}", titles=joined(titles, state.language)) for kind, titles in by_kind.items()
    ]
    met = (*state.met, *((act.item.id, act.kind) for act in acts))
    notes.state = replace(state, met=met, focus=acts[-1].item if len(acts) == 1 else state.focus)


def remember(notes: Notes, tools: Tools) -> None:
    """Make the last wish or refusal of the dialogue a statement."""
    last = [one for one in notes.state.changes if one.thing is not None and one.thing.ids and one.kind != "statement"]
    newest = max((one.turn for one in last), default=0)
    things = [one for one in last if one.turn == newest]
    if not things:
        notes.ask(say(notes.state.language, "nothing_to_remember"))
    for one in things:
        if one.thing is not None:
            kind = "muted" if one.kind == "constraint" else "added"
            wishes = notes.state.wishes
            change_profile(notes, ProfileChange(kind, one.thing), tools)  # type: ignore[arg-type]
            if kind == "added":
                notes.state = replace(notes.state, wishes=wishes)


def undo(notes: Notes, tools: Tools) -> None:
    """Take back all that the last turn with changes did."""
    state = notes.state
    if not state.changes:
        notes.parts.append(say(state.language, "nothing_to_undo"))
        return
    newest = max(one.turn for one in state.changes)
    gone = [one for one in state.changes if one.turn == newest]
    notes.state = replace(state, changes=tuple(one for one in state.changes if one.turn != newest))
    told = [words for one in gone if (words := _taken_back(notes, one, tools))]
    notes.parts += list(dict.fromkeys(told))


def _taken_back(notes: Notes, one: Change, tools: Tools) -> str:
    language, thing = notes.state.language, one.thing
    if one.kind == "statement" and thing is not None and notes.state.user_id is not None:
        tools.say(notes.state.user_id, thing.id, one.before or "withdrawn")
        notes.effects.append(Effect("statement", one.before or "withdrawn", thing.id, thing.name))
        take_away(notes, [limit for limit in notes.state.constraints if limit.thing and thing.id in limit.thing.ids])
        return say(language, "undone_statement", name=thing.shown(language))
    if one.kind == "constraint":
        limits = [
            limit
            for limit in notes.state.constraints
            if (limit.thing == thing if thing is not None else limit.kind == one.before)
        ]
        take_away(notes, limits)
        words = joined([limit_words(limit, language) for limit in limits], language)
        return say(language, "undone_constraint", limit=words) if limits else ""
    if one.kind == "wish" and thing is not None:
        wishes = tuple(wish for wish in notes.state.wishes if wish.thing.id != thing.id)
        notes.state = replace(notes.state, wishes=wishes)
        return say(language, "undone_wish", name=thing.shown(language))
    return say(language, "undone_feedback", titles=called(thing, language)) if thing else ""
