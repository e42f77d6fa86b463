"""English closed-class words and the part of speech of a word, by TextBlob's lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from services.language.word_lists import word_list

PRONOUNS = word_list("pronouns")
DETERMINERS = word_list("determiners")
AUXILIARIES = word_list("auxiliaries")
VERBS_TOO = word_list("verbs_too")
LIGHT_GERUNDS = word_list("light_gerunds")
LEAD_GERUNDS = word_list("lead_gerunds")


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
        elif _stands_as_noun(lowered, tags, at):
            tags[at] = "NN"
    return tags


def _stands_as_noun(lowered: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """The bundled tamper, my morning run, the telly, a spin class, peer grading was, all woodturning."""
    word, tag = lowered[at], tags[at]
    before, following = (tags[at - 1] if at else ""), (tags[at + 1] if at + 1 < len(tags) else "")
    if word in AUXILIARIES:
        return False
    if tag in {"VB", "VBP"}:
        if at + 1 < len(lowered) and lowered[at + 1] in {"class", "classes"}:
            return True
        led = at > 1 and tags[at - 2] in {"DT", "PRP$", "JJ"}
        return before in {"DT", "PRP$", "JJ"} or (led and (before == "VBN" or (before == "NN" and not following)))
    if tag == "VBG" and word not in LIGHT_GERUNDS:
        if following.startswith(("NN", "DT", "PRP", "JJ", "CD")):
            return False
        is_led = at > 0 and (lowered[at - 1] in LEAD_GERUNDS or before in {"DT", "PRP$"})
        is_subject = following in {"VBZ", "VBD", "MD"} and (at == 0 or before in {"NN", "JJ", "VBN", "VBD"})
        return is_led or is_subject
    return tag == "RB" and before == "DT" and not following.startswith(("JJ", "RB", "VB", "NN"))


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
