"""Noun phrases of English clauses, by parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.language.candidate import IN_PASSING, Candidate
from services.language.dictionary import is_listed
from services.language.english_feelings import is_verdict
from services.language.generic import generic_words, is_generic
from services.language.singular import singular
from services.language.topics import topics
from services.language.word_lists import word_list
from services.language.words import PRONOUNS, VERBS_TOO, is_plain_word, parts_of_speech

LONGEST_PHRASE = 3
LONGEST_TOPIC = 6
COMPOUND, PROPER_NAME, MEANT, SINGLE = 1.0, 0.9, 0.62, 0.5

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\w.,-]*|\S")
_VERDICTS = word_list("verdicts")
_COMPOUNDING = word_list("compounding")
_NO_START = word_list("no_start")
_WHERE = word_list("where")
_TAKES_IN = word_list("takes_in")
_HEADS = word_list("heads")
_POINTS_AT = word_list("points_at")
_CLASSIFIES = word_list("classifies")
_FIRST_NAMES = word_list("first_names")
_BE = word_list("be")


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its place and its Penn tag."""

    start: int
    end: int
    text: str
    tag: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        return self.text[:1].isupper() and not self.text.isupper()


def tagged_words(text: str, start: int, end: int) -> list[Word]:
    """Split a clause into words; a possessive ``'s`` is a word of its own."""
    spans: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text, start, end):
        if found.group().lower().endswith("'s") and found.end() - found.start() > 2:
            spans += [(found.start(), found.end() - 2), (found.end() - 2, found.end())]
        else:
            spans.append(found.span())
    tags = parts_of_speech([text[a:b] for a, b in spans])
    return [Word(a, b, text[a:b], tag) for (a, b), tag in zip(spans, tags, strict=True)]


def noun_phrases(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the noun phrases of a clause, without verdicts before them and generic nouns after them."""
    words = tagged_words(text, start, end)
    for run in _runs(words):
        phrase = _trimmed(run)
        if not phrase:
            continue
        surface = " ".join(text[phrase[0].start : phrase[-1].end].split())
        if len(surface) < 3 or is_generic(surface) or _is_verdict(phrase, words):
            continue
        kind = "person" if _is_full_name(phrase) else "topic"
        confidence = IN_PASSING if _is_in_passing(phrase, words) else _confidence(phrase, words)
        yield Candidate(phrase[0].start, phrase[-1].end, surface, kind, confidence)


def is_topic(clause: str) -> bool:
    """Whether a clause only names something, for the next one to judge: ``Smooth jazz``, ``And the seminars?``."""
    words = [word for word in tagged_words(clause, 0, len(clause)) if word.text[0].isalnum()]
    if not 0 < len(words) <= LONGEST_TOPIC or words[0].tag in {"IN", "TO"}:
        return False
    return not any(word.tag.startswith(("VB", "MD", "PRP", "RB", "W")) and word.tag != "PRP$" for word in words[1:])


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for at, word in enumerate(words):
        if _may_stand_in_phrase(words, at):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _may_stand_in_phrase(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.text[0].isalpha() or "'" in word.text or word.lower in PRONOUNS or word.lower in _NO_START:
        return False
    if word.tag.startswith("NN") or word.tag == "JJ":
        return True
    follows = at + 1 < len(words) and words[at + 1].tag.startswith("NN")
    alone = at == 0 or not words[at - 1].tag.startswith(("VB", "PRP", "MD"))
    return word.tag == "VBG" and follows and alone and at > 0


def _trimmed(run: list[Word]) -> list[Word]:
    """Cut verdicts and generic words from both ends and leave at most the last three words."""
    generic = generic_words()
    while run and (
        len(run[-1].text) == 1
        or not run[-1].tag.startswith("NN")
        or (singular(run[-1].lower) in generic and not _is_head(run, generic))
    ):
        run = run[:-1]
    run = run[-LONGEST_PHRASE:]
    while run and (len(run[0].text) == 1 or (_says_nothing(run[0], generic) and not _is_narrower(run))):
        run = run[1:]
    if len(run) == 1 and run[0].lower in VERBS_TOO and run[0].tag != "NNP":
        return []
    return run


def _is_head(run: Sequence[Word], generic: frozenset[str]) -> bool:
    """Whether the last word makes one thing of the noun before it: phone case, rain cover."""
    if len(run) < 2 or run[-1].lower not in _HEADS:
        return False
    before = run[-2]
    return before.tag.startswith("NN") and before.lower not in generic and before.lower not in _VERDICTS


def _is_narrower(run: Sequence[Word]) -> bool:
    """Whether the first word makes a kind of its own of a listed interest: hot yoga."""
    if len(run) != 2 or run[0].lower not in _CLASSIFIES:
        return False
    rest = run[1].lower
    return is_listed(rest) or rest in topics()


def _is_in_passing(phrase: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a common noun only says where or when: in the drizzle, off the couch."""
    if len(phrase) == 1 and phrase[0].lower in _FIRST_NAMES:
        return True
    if any(word.is_name for word in phrase):
        return False
    if _is_predicate(phrase, words):
        return True
    if len(phrase) > 1 and phrase[0].tag.startswith("NN"):
        return False
    at = words.index(phrase[0]) - 1
    while at >= 0 and (words[at].tag in {"DT", "PRP$", "JJ", "CD", "VBN"} or words[at].lower in _VERDICTS):
        at -= 1
    return at >= 0 and words[at].lower in _WHERE and (at == 0 or words[at - 1].lower not in _TAKES_IN)


def _is_predicate(phrase: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether the phrase only says what something named before it is: the prices are daylight robbery."""
    at = words.index(phrase[0]) - 1
    while at >= 0 and (words[at].tag in {"DT", "JJ", "RB", "PDT"} or words[at].lower in _VERDICTS):
        at -= 1
    return at > 0 and words[at].lower in _BE and any(_names_something(word) for word in words[:at])


def _names_something(word: Word) -> bool:
    return word.tag.startswith("NN") and word.lower not in _VERDICTS and not is_generic(word.text)


def _says_nothing(first: Word, generic: frozenset[str]) -> bool:
    lower = first.lower
    return (
        lower in _VERDICTS
        or (lower.endswith("ly") and not first.tag.startswith("NN"))
        or (lower in generic and lower not in _COMPOUNDING)
    )


def _is_verdict(phrase: Sequence[Word], words: Sequence[Word]) -> bool:
    """A lone noun of feeling, unless capitals inside the clause make it a name (``done with Marvel``)."""
    lone = phrase[0]
    return len(phrase) == 1 and is_verdict(lone.text) and not (lone.is_name and lone != words[0])


def _is_full_name(phrase: Sequence[Word]) -> bool:
    """Two words or more with capitals, none of them a common word: Stevie Ray Vaughan."""
    return len(phrase) > 1 and all(word.is_name and not is_plain_word(word.text) for word in phrase)


def _is_meant(noun: Word, words: Sequence[Word]) -> bool:
    """Whether a lone noun opens its clause, stands with ``the`` or ``my``, or is what a verb of taste takes."""
    at = words.index(noun)
    while at and (words[at - 1].tag == "JJ" or words[at - 1].lower in _VERDICTS):
        at -= 1
    return at == 0 or words[at - 1].lower in _POINTS_AT


def _confidence(phrase: Sequence[Word], words: Sequence[Word]) -> float:
    if all(word.is_name for word in phrase) and (len(phrase) > 1 or phrase[0].tag.startswith("NNP")):
        return PROPER_NAME if len(phrase) == 1 else COMPOUND + 0.1
    if len(phrase) == 1:
        return MEANT if _is_meant(phrase[0], words) else SINGLE
    return COMPOUND if all(word.tag.startswith("NN") for word in phrase) else COMPOUND - 0.2
