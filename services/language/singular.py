"""English plural to singular, for the last word of a name."""

from __future__ import annotations

import re

from services.language.word_lists import word_list

_AS_THEY_ARE = word_list("as_they_are")
_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "people", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wolves": "wolf", "knives": "knife", "lives": "life", "wives": "wife",
    "shelves": "shelf", "leaves": "leaf", "halves": "half", "calves": "calf", "elves": "elf", "thieves": "thief",
    "scarves": "scarf", "loaves": "loaf", "movies": "movie", "cookies": "cookie", "zombies": "zombie",
    "selfies": "selfie", "hoodies": "hoodie", "smoothies": "smoothie", "rookies": "rookie", "indies": "indie",
    "ties": "tie", "pies": "pie", "newbies": "newbie", "genies": "genie", "brownies": "brownie", "prairies": "prairie",
    "birdies": "birdie", "foodies": "foodie", "shoes": "shoe", "canoes": "canoe", "toes": "toe", "oboes": "oboe",
    "heroes": "hero", "superheroes": "superhero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo",
    "axes": "axe", "quizzes": "quiz", "buses": "bus", "gases": "gas", "lenses": "lens", "analyses": "analysis",
    "crises": "crisis", "theses": "thesis", "oases": "oasis", "cacti": "cactus", "viruses": "virus",
    "matrices": "matrix", "indices": "index", "criteria": "criterion", "phenomena": "phenomenon", "aliases": "alias",
    "canvases": "canvas", "atlases": "atlas", "basses": "bass", "caches": "cache", "headaches": "headache",
    "mustaches": "mustache", "niches": "niche",
}  # fmt: skip
_DECADE = re.compile(r"\d+s$")


def singular(word: str) -> str:
    """Give the singular of a lower-case English word, or the word itself; a second call changes nothing."""
    seen = word
    for _ in range(4):
        reduced = _one_step(seen)
        if reduced == seen:
            break
        seen = reduced
    return seen


def _one_step(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or not word.isascii() or not word.isalnum():
        return word
    if word in _AS_THEY_ARE or _DECADE.search(word) or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
