"""Understands with a language model; every name it gives must stand in the text and be known to the graph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_schema.errors import ModelError
from services.conversation import cues
from services.conversation.acts import (
    Act,
    Assumption,
    Constraint,
    Critique,
    Feedback,
    Lift,
    More,
    Question,
    Recommend,
    Remember,
    SmallTalk,
    Speak,
    Thing,
    Understood,
    Undo,
    Unknown,
    Unsupported,
    Wish,
)
from services.conversation.commands import answered
from services.conversation.model_moves import READ_UTTERANCE, Move, Moves
from services.conversation.moves import KINDS, act_of
from services.conversation.names import Mention
from services.conversation.references import IT, MAKER, it
from services.conversation.rules import Rules, suggested, told_of_a_taste
from services.conversation.state import State
from services.conversation.utterance import prepared, spoken_language
from services.llm.language_model import LanguageModel

PLAIN: dict[str, Act] = {
    "any_year": Lift("year"),
    "any_price": Lift("price"),
    "start_over": Lift("all"),
    "cheaper": Critique("cheaper"),
    "dearer": Critique("dearer"),
    "newer": Critique("newer"),
    "older": Critique("older"),
    "others": More(),
    "recommend": Recommend(),
    "profile": Question("profile"),
    "abilities": Question("abilities"),
    "remember": Remember(),
    "undo": Undo(),
    "english": Speak("en"),
    "chinese": Speak("zh"),
    "greeting": SmallTalk("greeting"),
    "thanks": SmallTalk("thanks"),
    "bye": SmallTalk("bye"),
    "item_language": Unsupported("language"),
    "nothing": Unknown(),
}
MOST_MOVES = 12
NUMBERED = re.compile(
    r"\d|centur|decade|hundred|thousand|(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|ties|teen)|[一二两三四五六七八九十百千万]",
    re.IGNORECASE,
)
"""A text without any number bounds nothing, whatever a model makes of it."""


@dataclass(frozen=True, slots=True)
class ModelUnderstanding:
    """Asks the model for moves, makes them acts, and lets the rules read what the model does not."""

    model: LanguageModel
    rules: Rules

    @property
    def name(self) -> str:
        return self.model.name

    def understand(self, utterance: str, state: State) -> Understood:
        """See Understanding; after a ModelError the rules' reading, with a note that says so."""
        text = prepared(utterance)
        if (choice := answered(text, state, self.rules.names)) is not None:
            return Understood((choice,), spoken_language(text, state.language), by=self.name)
        try:
            moves = self.model.ask(READ_UTTERANCE, _asked(text, state), _checked(text, state), about=state.user_id)
        except ModelError as error:
            return replace(self.rules.understand(utterance, state), note=str(error))
        return self._acts(moves, text, state)

    def _acts(self, moves: Moves, text: str, state: State) -> Understood:
        found = _Found()
        for move in moves.moves[:MOST_MOVES]:
            self._take(move, text, state, found)
        acts = tuple(dict.fromkeys(found.acts)) or (() if found.assumptions else (Unknown(),))
        return Understood(
            acts,
            spoken_language(text, state.language),
            tuple(found.assumptions),
            self.name,
            rejected=tuple(found.rejected),
        )

    def _take(self, move: Move, text: str, state: State, found: _Found) -> None:
        if move.kind in PLAIN:
            found.acts.append(PLAIN[move.kind])
        elif move.kind in ("year", "price"):
            least, most = move.least or None, move.most or None
            if NUMBERED.search(text) and (least is not None or most is not None):
                found.acts.append(Constraint(move.kind, None, least, most))  # type: ignore[arg-type]
        elif move.kind in KINDS:
            mention = self._mention(move, state, _named_last(found.acts) or it(state))
            if mention is None:
                self._unknown(move, found)
                return
            act, assumption = act_of(move.kind, mention, move.name or str(move.place))
            found.acts += [act] if act is not None else []
            found.assumptions += [assumption] if assumption is not None else []
            found.assumptions += told_of_a_taste(move.kind, text, [mention])

    def _mention(self, move: Move, state: State, meant: Thing | None) -> Mention | None:
        """Return what a move names; ``meant`` is what "it" points at."""
        if 1 <= move.place <= len(state.listed):
            return _of(state.listed[move.place - 1])
        if not move.name:
            return _of(meant) if meant is not None and move.kind in ("why", "view", "like", "dislike", "lift") else None
        words = prepared(move.name)
        if (known := self.rules.names.resolve(words, state.listed)) is not None:
            return known
        if meant is not None and MAKER.fullmatch(words):
            makers = self.rules.names.creators_of(meant)
            return _of(makers[0]) if makers else None
        return _of(meant) if meant is not None and IT.fullmatch(words) else None

    def _unknown(self, move: Move, found: _Found) -> None:
        if _is_verdict(move.name):
            return
        if move.kind in ("wish", "instead", "only", "more") and move.name:
            found.acts.append(suggested(self.rules.names, move.name))
        elif move.kind == "why":
            found.acts.append(Question("why"))
        elif move.name:
            found.rejected.append(move.name)


@dataclass(slots=True)
class _Found:
    acts: list[Act] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AfterFailure:
    """The rules' reading where a model is set that cannot be had; every turn says so."""

    rules: Rules
    reason: str
    name: str = "rules"

    def understand(self, utterance: str, state: State) -> Understood:
        """See Understanding."""
        return replace(self.rules.understand(utterance, state), note=self.reason)


def _named_last(acts: Sequence[Act]) -> Thing | None:
    """Return the item that the utterance itself spoke of last."""
    for act in reversed(acts):
        match act:
            case Feedback(item=item) | Question(item=Thing() as item) | Wish(thing=Thing(label="Item") as item):
                return item
    return None


def _is_verdict(name: str) -> bool:
    """Tell whether a name is only a word like seen or loved, which small models take for things."""
    return any(pattern.fullmatch(name.strip()) for pattern in (cues.VIEWED, cues.LIKED, cues.DISLIKED))


def _of(thing: Thing) -> Mention:
    return Mention(0, 0, (thing,))


def _asked(text: str, state: State) -> str:
    """Return what the model reads: the list as it stands, and the utterance between marks it cannot close."""
    listed = [f"{number}. {thing.shown(state.language)}" for number, thing in enumerate(state.listed, 1)]
    return "\n".join([*listed, f"<said>{text.replace('<', '(').replace('>', ')')}</said>"])


def _checked(text: str, state: State):  # type: ignore[no-untyped-def]
    """Return the check of a reply: names stand in the text, places in the list."""
    plain = text.casefold().replace("<", "(").replace(">", ")")

    def check(reply: Moves) -> str | None:
        for move in reply.moves:
            if move.name and prepared(move.name).casefold() not in plain:
                return f"name {move.name!r} does not stand in the text; copy the words of the text"
            if move.place and not 1 <= move.place <= len(state.listed):
                return f"place {move.place} is not in the list of {len(state.listed)}; use 0 for none"
        return None

    return check
