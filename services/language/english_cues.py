"""Turns of phrase by which English writers say that they like, dislike, mock or give up something."""

from __future__ import annotations

import re

from services.language.cues import cue

DISLIKES = cue("english", "dislikes")
WISHES = cue("english", "wishes")
LIKES = cue("english", "likes")
IRONY = cue("english", "irony")
PAST = cue("english", "past")
REFERS_BACK = cue("english", "refers_back")
MOCKING_FACE = re.compile("[\U0001f643\U0001f644]")
NOT_THIS = re.compile(
    r"\b(?:no|not|nothing with|less|minus|avoid|avoiding|hate|hated|nor|skip|skip the|anything but)"
    r"\s+(?:the |a |an |any |more )?$",
    re.IGNORECASE,
)
"""Stands right before a name that alone is refused: ``horror but not gore``."""
