"""One step of a dialogue: an utterance comes in, a turn comes out; what it does to the graph goes through the tools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from services.conversation import standing, wants
from services.conversation.acts import (
    Act,
    Assumption,
    Constraint,
    Critique,
    Feedback,
    Lift,
    More,
    ProfileChange,
    Question,
    Recommend,
    Remember,
    SmallTalk,
    Speak,
    Thing,
    Unclear,
    Understood,
    Undo,
    Unsupported,
    Wish,
)
from services.conversation.answers import abilities, profile, tell_why, too_few, unclear
from services.conversation.listing import last_wished, leads
from services.conversation.moves import named
from services.conversation.state import MOST_KEPT, MOST_SAID, Said, State
from services.conversation.tools import LISTED, Tools
from services.conversation.turn import Notes, Turn
from services.conversation.words import assumed, called, joined, limit_words, say
from services.explanations.reasons import Recommendation


class Understanding(Protocol):
    """Turns what a person says into acts: rules, or a language model."""

    @property
    def name(self) -> str: ...

    def understand(self, utterance: str, state: State) -> Understood:
        """Return the acts, in order; every name in them is one the graph knows."""
        ...


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A dialogue over one graph."""

    understanding: Understanding
    tools: Tools
    n: int = LISTED

    def reply(self, state: State, utterance: str) -> Turn:
        """Return the next turn. The state it holds is the only memory; storing it is the caller's."""
        understood = self.understanding.understand(utterance, state)
        return self.act(state, utterance, understood)

    def act(self, state: State, utterance: str, understood: Understood) -> Turn:
        """Do what was understood and answer."""
        begun = replace(state, turn=state.turn + 1, language=understood.language, asked=None)
        notes = Notes(begun, assumptions=list(understood.assumptions))
        if understood.note:
            notes.parts.append(say(begun.language, "model_failed"))
        notes.assumptions += [Assumption("rejected", name) for name in understood.rejected]
        feedback = tuple(one for one in understood.acts if isinstance(one, Feedback))
        if feedback:
            standing.give_feedback(notes, feedback, self.tools)
        for act in understood.acts:
            self._do(notes, act)
        items = self._list(notes) if notes.wants_list and not notes.is_question else []
        if not notes.parts:
            notes.parts.append(say(notes.state.language, "nothing_to_do"))
        return _turn(notes, utterance, understood, items)

    def _do(self, notes: Notes, act: Act) -> None:
        language = notes.state.language
        match act:
            case Wish():
                wants.wish(notes, act)
            case Critique():
                wants.critique(notes, act, self.tools)
            case Constraint():
                wants.constrain(notes, act)
            case Lift():
                wants.lift(notes, act)
            case ProfileChange():
                standing.change_profile(notes, act, self.tools)
            case Remember():
                standing.remember(notes, self.tools)
            case Undo():
                standing.undo(notes, self.tools)
            case Question(kind="why"):
                tell_why(notes, act.item, self.tools)
            case Question(kind="profile"):
                profile(notes, self.tools)
            case Question():
                abilities(notes)
            case More() | Recommend():
                notes.wants_list = True
            case Speak():
                notes.state = replace(notes.state, language=act.language)
                notes.parts.append(say(act.language, "language_set"))
            case SmallTalk():
                if not notes.parts:
                    notes.parts.append(say(language, "hello" if act.kind == "greeting" else act.kind))
            case Unclear(choices=(one,)):
                notes.assumptions.append(Assumption("taken", act.words, one))
                self._do(notes, named(act.then, one))
            case Unclear():
                unclear(notes, act, self.tools)
            case Unsupported():
                notes.parts.append(say(language, "no_language"))
            case Feedback():
                pass
            case _:
                notes.ask(say(language, "unknown"))

    def _list(self, notes: Notes) -> list[Recommendation]:
        state = notes.state
        if not self.tools.is_about_something(state) and not (state.user_id is None and state.listed):
            choices = self.tools.topics()
            names = joined([called(one, state.language) for one in choices], state.language, "or")
            notes.ask(say(state.language, "too_broad", choices=names), "wish", choices)
            return []
        _tell_what_still_counts(notes)
        items = self.tools.recommend(state, self.n)
        if not items:
            too_few(notes, self.tools, _about(notes, self.tools), _within(state))
            return []
        listed = tuple(_thing(notes, one) for one in items)
        shown = (*state.shown, *(one.id for one in listed))[-MOST_KEPT:]
        notes.parts.append(
            say(
                state.language,
                "list" if len(items) > 1 else "list_one",
                about=_about(notes, self.tools),
                within=_within(state),
            )
        )
        notes.state = replace(state, listed=listed, shown=shown, focus=None)
        return items


def _thing(notes: Notes, one: Recommendation) -> Thing:
    return Thing("Item", one.item_id, one.title)


def _about(notes: Notes, tools: Tools) -> str:
    """Say what a list is about: the wishes, else what is known of the person."""
    state = notes.state
    leading, last = leads(state), last_wished(state)
    moods = [one for one in state.wishes if one.weight > 0 and one.turn == last and one.thing.label == "Mood"]
    wishes = [*leading, *(one for one in moods if one not in leading)]
    names = [called(one.thing, state.language) for one in wishes]
    if names:
        return say(state.language, "about", names=joined(names, state.language))
    return say(state.language, "popular" if state.user_id is None else "from_you")


def _tell_what_still_counts(notes: Notes) -> None:
    """Beside a new wish, say which older ones the list still bends to."""
    state = notes.state
    last = last_wished(state)
    older = [called(one.thing, state.language) for one in state.wishes if one.weight > 0 and one.turn < last]
    if older and last == state.turn:
        notes.assumptions.append(Assumption("still", joined(list(dict.fromkeys(older)), state.language)))


def _within(state: State) -> str:
    """Say what a list keeps to: limits, and what was wanted less of."""
    limits = [limit_words(one, state.language) for one in state.constraints]
    less = [called(one.thing, state.language) for one in state.wishes if one.weight < 0]
    limits += [say(state.language, "less", name=name) for name in dict.fromkeys(less)]
    return say(state.language, "within", limits=joined(limits, state.language)) if limits else ""


def _turn(notes: Notes, utterance: str, understood: Understood, items: list[Recommendation]) -> Turn:
    state = notes.state
    text = ("" if state.language == "zh" else " ").join(notes.parts)
    assumptions = tuple(dict.fromkeys(assumed(one, state.language) for one in notes.assumptions))
    said = Said(utterance, text, tuple((one.item_id, one.title) for one in items))
    after = replace(
        state,
        asked=notes.asked,
        changes=(*state.changes, *notes.changes)[-50:],
        said=(*state.said, said)[-MOST_SAID:],
    )
    return Turn(
        after,
        utterance,
        understood,
        assumptions,
        tuple(items),
        notes.explained,
        tuple(notes.effects),
        notes.is_question,
        notes.asked.choices if notes.asked else (),
        text,
    )
