"""A stand-in for a language model: it says, as moves, what the rules understood, so that dialogues go the other way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from services.conversation.acts import (
    Act,
    Constraint,
    Critique,
    Feedback,
    Lift,
    ProfileChange,
    Question,
    Thing,
    Unclear,
    Understood,
    Wish,
)
from services.conversation.masking import mask
from services.conversation.model_moves import Move, Moves
from services.conversation.model_understanding import PLAIN, ModelUnderstanding
from services.conversation.rules import Rules
from services.conversation.state import State
from services.conversation.utterance import prepared
from services.llm.language_model import Check, accept
from services.llm.prompt import Prompt, R


@dataclass
class ActingModel:
    """Reads by rules and answers in the model's shape; a reply that its own check refuses is a failure."""

    rules: Rules
    state: State = field(default_factory=lambda: State(""))
    said: str = ""
    asked: list[str] = field(default_factory=list)
    name: str = "acting"

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        self.asked.append(text)
        reply = self._moves()
        checked = prompt.reply.model_validate(reply.model_dump())
        assert check(checked) is None, (check(checked), self.said)
        return checked

    def _moves(self) -> Moves:
        found = self.rules.understand(self.said, self.state)
        return Moves(language=found.language, moves=list(self._each(found)))

    def _each(self, found: Understood) -> Iterator[Move]:
        for act in found.acts:
            yield self._move(act)
        for one in found.assumptions:
            if one.kind == "nothing_of_it":
                yield _named("without", one.words)

    def _move(self, act: Act) -> Move:
        plain = next((name for name, known in PLAIN.items() if known == act), None)
        if plain is not None:
            return _named(plain)
        if isinstance(act, Constraint) and act.thing is None:
            return Move(kind=act.kind, name="", place=0, least=act.least or 0, most=act.most or 0)  # type: ignore[arg-type]
        if isinstance(act, Unclear):
            is_named = act.words.casefold() in prepared(self.said).casefold()
            return _named(act.then, act.words if is_named else "")
        kind, thing = _kind_of(act)
        places = [one.id for one in self.state.listed]
        surface = self._surface(thing) if thing else ""
        if thing is not None and thing.id in places and not surface:
            return Move(kind=kind, name="", place=places.index(thing.id) + 1, least=0, most=0)  # type: ignore[arg-type]
        return _named(kind, surface)

    def _surface(self, thing: Thing) -> str:
        """Return the words by which the thing was named; none for what was only pointed at."""
        masked = mask(prepared(self.said), self.rules.names, self.state)
        for mention, words in masked.mentions.values():
            if any(one.id == thing.id for one in mention.things):
                known = self.rules.names.resolve(words, self.state.listed)
                points = thing.label == "Item" and (known is None or known.things[0].id != thing.id)
                return "" if points else words
        return ""


@dataclass(frozen=True)
class Acted:
    """A model's understanding of the acting model, which is told where the dialogue stands."""

    model: ActingModel
    understanding: ModelUnderstanding

    @property
    def name(self) -> str:
        return self.understanding.name

    def understand(self, utterance: str, state: State) -> Understood:
        self.model.state, self.model.said = state, utterance
        return self.understanding.understand(utterance, state)


def acted(rules: Rules) -> Acted:
    """Return an understanding by moves that says what the rules would."""
    model = ActingModel(rules)
    return Acted(model, ModelUnderstanding(model, rules))


def _named(kind: str, name: str = "") -> Move:
    return Move(kind=kind, name=name, place=0, least=0, most=0)  # type: ignore[arg-type]


def _kind_of(act: Act) -> tuple[str, Thing | None]:
    match act:
        case Wish():
            return ("instead" if act.instead else "wish"), act.thing
        case Critique() | Constraint() | ProfileChange():
            return act.kind, act.thing
        case Lift():
            return "lift", act.thing
        case Question():
            return "why", act.item
        case Feedback():
            return act.kind, act.item
    raise AssertionError(act)
