"""Turns of phrase by which Chinese writers say that they like, dislike, mock or give up something."""

from __future__ import annotations

import re

from services.language.cues import cue

DISLIKES = cue("chinese", "dislikes", "given_up", "repelled", "shoddy", "mocked")
LIKES = cue("chinese", "likes", "delights", "hooked", "praise")
DENIED = cue("chinese", "denied")
ASIDES = cue("chinese", "asides")
INTENSE = cue("chinese", "intense")
IRONY = cue("chinese", "irony")
FORMERLY = cue("chinese", "formerly")
AT_FIRST = cue("chinese", "at_first")
STILL = cue("chinese", "still")
TURNS = cue("chinese", "turns")
CONTRASTS = cue("chinese", "contrasts")
NOW = re.compile("现在|如今|这[两几]年")
GLAD_FACES = cue("chinese", "glad_faces")
SAD_FACES = cue("chinese", "sad_faces")
MOCKING_FACES = re.compile("[\U0001f643\U0001f642\U0001f605\U0001f644]")
