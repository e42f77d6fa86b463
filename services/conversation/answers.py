"""Answers to questions, and the questions that are asked back."""

from __future__ import annotations

from dataclasses import replace

from services.conversation.acts import Thing, Unclear
from services.conversation.tools import Tools
from services.conversation.turn import Notes
from services.conversation.words import STATED, called, how_to_lift, joined, limit_words, say

RELAXED = 2
EXAMPLE = Thing("Item", "", "Moby-Dick", "白鲸")


def tell_why(notes: Notes, item: Thing | None, tools: Tools) -> None:
    """Give the reasons of an item: the one meant, else what "it" is, else the first of the list."""
    state = notes.state
    meant = item or state.focus or (state.listed[0] if state.listed else None)
    if meant is None:
        notes.ask(say(state.language, "no_list"), "wish", tools.topics())
        return
    found = tools.explain(state, meant)
    title = called(meant, state.language)
    notes.state = replace(state, focus=meant)
    if found is None:
        notes.parts.append(say(state.language, "why_none", title=title))
        return
    notes.explained = found
    notes.parts.append(say(state.language, "why", title=title, score=f"{found.score:.3f}"))


def profile(notes: Notes, tools: Tools) -> None:
    """Say what is known of the person, and what holds in this dialogue."""
    state = notes.state
    language = state.language
    if state.user_id is None:
        notes.parts.append(say(language, "profile_guest"))
    else:
        known = tools.profile(state.user_id)
        for polarity, key in ((1, "profile"), (-1, "profile_against")):
            names = [_named(one, language) for one in known.interests.rows if one.polarity == polarity]
            if names:
                notes.parts.append(say(language, key, interests=joined(names, language)))
        if known.statements:
            said = [STATED[language][one.kind].format(name=_named(one, language)) for one in known.statements]
            notes.parts.append(say(language, "profile_said", said=joined(said, language)))
        if not known.interests.rows and not known.statements:
            notes.parts.append(say(language, "profile_nothing"))
    here = [called(one.thing, language) for one in state.wishes if one.weight > 0]
    here += [limit_words(one, language) for one in state.constraints]
    if here:
        notes.parts.append(say(language, "profile_here", limits=joined(here, language)))


def abilities(notes: Notes) -> None:
    """Say what can be said; the example is a title of the last list where there is one."""
    example = notes.state.listed[0] if notes.state.listed else EXAMPLE
    notes.parts.append(say(notes.state.language, "abilities", example=called(example, notes.state.language)))


def unclear(notes: Notes, act: Unclear, tools: Tools) -> None:
    """Ask which is meant, or say that nothing is, and what there is."""
    language = notes.state.language
    topics = act.choices or tools.topics()
    names = [f"{number}. {called(one, language)}" for number, one in enumerate(topics, 1)]
    choices = joined(names, language, "or")
    if act.choices and all(one.label == "Item" for one in act.choices):
        notes.ask(say(language, "which_item", choices=choices), act.then, act.choices)
    elif act.choices and act.words and not _holds(act):
        notes.ask(say(language, "did_you_mean", words=act.words, choices=choices), act.then, act.choices)
    elif act.choices:
        notes.ask(say(language, "which", choices=choices), act.then, act.choices)
    else:
        notes.ask(say(language, "nothing_named", words=act.words, choices=choices), "wish", topics)


def too_few(notes: Notes, tools: Tools, about: str, within: str) -> None:
    """Say that nothing is left, and which constraint to drop to find something."""
    state = notes.state
    offers = [
        say(
            state.language,
            "relax",
            limit=limit_words(one, state.language),
            count=count,
            how=how_to_lift(one, state.language),
        )
        for one, count in tools.relaxing(state)[:RELAXED]
    ]
    relax = " ".join(offers) or say(state.language, "relax_none")
    notes.ask(say(state.language, "nothing_left", about=about, within=within, relax=relax))


def _holds(act: Unclear) -> bool:
    """Tell whether the words really name each of the choices in part: two people of one name."""
    return all(act.words.casefold() in one.name.casefold() for one in act.choices)


def _named(row: object, language: str) -> str:
    name_zh = getattr(row, "name_zh", None)
    return str(name_zh) if language == "zh" and name_zh else str(getattr(row, "name", ""))
