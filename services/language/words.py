"""English closed-class words and the part of speech of a word, by TextBlob's lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from services.language.word_lists import word_list

PRONOUNS = word_list("pronouns")
DETERMINERS = word_list("determiners")
AUXILIARIES = word_list("auxiliaries")
VERBS_TOO = word_list("verbs_too")


@cache
def _tagger():  # type: ignore[no-untyped-def]
    from textblob.en import parser  # a second to import and a lexicon to read: only when a text comes in

    return parser


def parts_of_speech(tokens: Sequence[str]) -> list[str]:
    """Return the Penn tag of each token; words that may be verbs are corrected by what stands before them."""
    tags = [tag for _, tag in _tagger().find_tags(list(tokens))]
    lowered = [token.lower() for token in tokens]
    for at, word in enumerate(lowered):
        if (
            "'" in word
            or tags[at].startswith(("NN", "JJ", "IN"))
            and word in VERBS_TOO
            and _stands_as_verb(lowered, tags, at)
        ):
            tags[at] = "VB"
        elif tags[at] in {"VB", "VBP"} and word not in AUXILIARIES and at and tags[at - 1] in {"DT", "PRP$", "JJ"}:
            tags[at] = "NN"
    return tags


def _stands_as_verb(lowered: Sequence[str], tags: Sequence[str], at: int) -> bool:
    if at == 0:
        return not (at + 1 < len(tags) and tags[at + 1].startswith(("VB", "MD")))
    before, tag = lowered[at - 1], tags[at - 1]
    if before in PRONOUNS and before not in DETERMINERS:
        return True
    if tag in {"MD", "TO", "NNS", "NNPS"} or before in {"to", "not", "never", "just"}:
        return True
    if tag.startswith("RB"):
        return True
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if following == "JJ" and tag not in {"DT", "PRP$", "JJ"}:
        return True
    return tag.startswith("NN") and following in {"DT", "PRP", "PRP$", "JJ", "RB", "IN"}


def is_plain_word(word: str) -> bool:
    """Whether the lower-case word stands in the lexicon as a common word (so ``Emma`` is none, ``home`` is)."""
    lower = word.lower()
    tag = _lexicon(lower)
    return tag is not None and not tag.startswith("NNP")


def _lexicon(lower: str) -> str | None:
    tag = _tagger().lexicon.get(lower)
    return None if tag is None else str(tag)
