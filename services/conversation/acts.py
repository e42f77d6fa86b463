"""What a person does by saying something, whoever understood it: rules or a language model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the graph that was named: ``label`` is Interest, Item or Mood.

    ``ids`` are the interests it stands for: one of an Interest, several of a Mood ("funny"), none of an Item.
    ``against`` are interests that a Mood turns away from.
    """

    label: str
    id: str
    name: str
    name_zh: str | None = None
    kind: str | None = None
    ids: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def shown(self, language: str) -> str:
        """Return its name in that language where it has one."""
        return self.name_zh if language == "zh" and self.name_zh else self.name


@dataclass(frozen=True, slots=True)
class Wish:
    """The list is to be about this, or like this item."""

    thing: Thing
    instead: bool = False
    """Whether it takes the place of what was wished for before."""


@dataclass(frozen=True, slots=True)
class Critique:
    """What the last list had too much or too little of.

    ``more`` and ``less`` have a thing; ``cheaper``, ``dearer``, ``newer`` and ``older`` are measured at the last list.
    """

    kind: Literal["more", "less", "cheaper", "dearer", "newer", "older"]
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """What every list from now on must keep: ``without`` or ``only`` a thing, or bounds of ``year`` or ``price``."""

    kind: Literal["without", "only", "year", "price"]
    thing: Thing | None = None
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Lift:
    """A constraint or wish is withdrawn: ``year``, ``price``, one ``thing``, or ``all``."""

    kind: Literal["year", "price", "thing", "all"]
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """``why`` an item is listed, what is known of the person (``profile``), what can be said here (``abilities``)."""

    kind: Literal["why", "profile", "abilities"]
    item: Thing | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """The person has met an item, and perhaps says how it was: view, like or dislike."""

    kind: Literal["view", "like", "dislike"]
    item: Thing


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A clear statement that is to last, of a kind that services/feedback/statements knows."""

    kind: Literal["added", "pinned", "muted", "removed"]
    thing: Thing


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep in the profile what was just wished for or kept out."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last thing that changed anything."""


@dataclass(frozen=True, slots=True)
class More:
    """Others of the same."""


@dataclass(frozen=True, slots=True)
class Recommend:
    """A list, of whatever fits the person."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Answer in this language."""

    language: Language


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """greeting, thanks or bye."""

    kind: Literal["greeting", "thanks", "bye"]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that may mean several things (``choices``), or nothing the graph knows.

    ``then`` is what the act would be, a kind of ``moves.KINDS``, once one of them is chosen.
    """

    words: str
    choices: tuple[Thing, ...] = ()
    then: str = "wish"


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Asked for, and nothing the graph could tell: the ``language`` things are in."""

    kind: Literal["language"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing was understood."""


Act = (
    Wish
    | Critique
    | Constraint
    | Lift
    | Question
    | Feedback
    | ProfileChange
    | Remember
    | Undo
    | More
    | Recommend
    | Speak
    | SmallTalk
    | Unclear
    | Unsupported
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something taken for granted, that the person may contradict: a key of ``words.ASSUMED`` and what fills it."""

    kind: str
    words: str = ""
    thing: Thing | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was said, as acts; ``by`` is rules or the name of a model, ``note`` says why a model did not do it."""

    acts: tuple[Act, ...]
    language: Language
    assumptions: tuple[Assumption, ...] = ()
    by: str = "rules"
    note: str = ""
    rejected: tuple[str, ...] = field(default=())
    """Names a model gave that the graph does not know: nothing was done with them."""
