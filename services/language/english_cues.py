"""Turns of phrase by which English writers say that they like, dislike, mock or give up something."""

from __future__ import annotations

import re

from services.language.cues import cue

DISLIKES = cue("english", "dislikes")
WISHES = cue("english", "wishes")
LIKES = cue("english", "likes")
IRONY = cue("english", "irony")
PAST = cue("english", "past")
BEATS = cue("english", "beats")
LOSES = cue("english", "loses")
FIGURES = cue("english", "figures")
REFERS_BACK = cue("english", "refers_back")
NOW = re.compile(r"\b(?:now|nowadays|these days|anymore|any more|any longer)\b", re.IGNORECASE)
OPENS_ANEW = re.compile(r"\W*(?:and |so |then )*(?:i|i'm|i've|i'd|i'll|we|we're|we've|now)\b", re.IGNORECASE)
MOCKING_FACE = re.compile("[\U0001f643\U0001f644]")
NOT_THIS = re.compile(
    r"(?:^\W*(?:and |but )?no|\b(?:want|need|prefer|and|but|please,) no|"
    r"\b(?:not|nothing with|less|minus|avoid|avoiding|(?<!n't )(?<!not )(?<!never )hated?|nor|"
    r"skip|skip the|anything but))"
    r"\s+(?:the |a |an |any |more )?$",
    re.IGNORECASE,
)
"""Stands right before a name that alone is refused: ``horror but not gore``."""
