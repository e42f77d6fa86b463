"""When two names of one language are sure to be one interest: vectors close together, and words that say the same."""

from __future__ import annotations

from enum import Enum

from services.language.scripts import has_han
from services.language.singular import singular
from services.language.spelling import one_spelling

SURE = 0.95
"""Cosine from which names of one language may be one without asking; near ones such as hard rock and soft rock pass it
too, so that the words decide."""
NEAR = 0.9
ACROSS = 0.8
"""The same for translations, which lie farther apart: these are only ever proposed."""
SHORTEST_MISSPELT = 8
SHARED_LETTERS, SHARED_HAN = 4, 2
SHORTEST_BARE = 6
"""Letters that must be left when articles go: the king is not king."""

_SAY_NOTHING = frozenset({"the", "a", "an", "of", "to", "and", "for", "in", "my"})
_SAY_NOTHING_ZH = "的类系"
_SOUND_ALIKE = tuple(frozenset(pair) for pair in ("sz", "ck", "iy", "ea", "ae", "ei", "ie", "oa", "ou", "pf", "td"))


class Likeness(Enum):
    """What two names are to each other."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"


def judge(one: str, other: str, cosine: float) -> Likeness:
    """Tell what two names are to each other by their words and the cosine of their vectors."""
    if has_han(one) != has_han(other):
        return Likeness.LIKELY if cosine >= ACROSS else Likeness.DIFFERENT
    if _has_other_numbers(one, other) or cosine < NEAR:
        return Likeness.DIFFERENT
    if cosine >= SURE and say_the_same(one, other):
        return Likeness.SAME
    if _is_part(one, other) or (cosine < SURE and not _look_alike(one, other)):
        return Likeness.DIFFERENT
    return Likeness.LIKELY


def say_the_same(one: str, other: str) -> bool:
    """Tell whether the words are the same but for blanks, plurals, articles, or one letter of one long word."""
    ours, theirs = _telling(one), _telling(other)
    if not ours or not theirs:
        return False
    if "".join(ours) == "".join(theirs):
        return True
    if len(ours) != len(theirs):
        return False
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(differing) == 1 and _is_misspelt(*differing[0])


def _telling(name: str) -> list[str]:
    if has_han(name):
        bare = name.strip(_SAY_NOTHING_ZH).replace("的", "")
        return [bare.replace(" ", "")] if bare else []
    words = one_spelling(name.casefold().replace("-", " ").split())
    telling = [singular(word) for word in words if word not in _SAY_NOTHING]
    return telling if len("".join(telling)) >= SHORTEST_BARE else words


def _is_misspelt(one: str, other: str) -> bool:
    """One letter too many or missing, two swapped, or one that sounds alike in its place, inside a long word."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_MISSPELT or not (one + other).isalpha() or has_han(one):
        return False
    if one[:2] != other[:2] or one[-1] != other[-1]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(longer) - len(shorter) == 1:
        return longer[start + 1 :] == shorter[start:]
    if len(longer) != len(shorter):
        return False
    swapped = longer[:start] + longer[start : start + 2][::-1] + longer[start + 2 :]
    is_alike = frozenset((shorter[start], longer[start])) in _SOUND_ALIKE
    return swapped == shorter or (is_alike and longer[start + 1 :] == shorter[start + 1 :])


def _has_other_numbers(one: str, other: str) -> bool:
    """Toy Story is not Toy Story 2."""
    numbers = [sorted(word for word in name.split() if any(c.isdigit() for c in word)) for name in (one, other)]
    return numbers[0] != numbers[1]


def _look_alike(one: str, other: str) -> bool:
    """Whether two names share a word, the beginning of one, or two characters: short words are near to all others."""
    if has_han(one):
        return len(set(one) & set(other)) >= SHARED_HAN
    ours, theirs = (
        {word[:SHARED_LETTERS] for word in _telling(name) if len(word) >= SHARED_LETTERS} for name in (one, other)
    )
    return bool(ours & theirs)


def _is_part(one: str, other: str) -> bool:
    """Whether one names a kind of the other: rock and pop rock, 小说 and 推理小说."""
    if has_han(one):
        return one in other or other in one
    ours, theirs = set(_telling(one)), set(_telling(other))
    return ours < theirs or theirs < ours
