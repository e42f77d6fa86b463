"""Turns of phrase by which Chinese writers say that they like, dislike, mock or give up something."""

from __future__ import annotations

from services.language.cues import cue

DISLIKES = cue("chinese", "dislikes")
LIKES = cue("chinese", "likes")
INTENSE = cue("chinese", "intense")
IRONY = cue("chinese", "irony")
FORMERLY = cue("chinese", "formerly")
AT_FIRST = cue("chinese", "at_first")
STILL = cue("chinese", "still")
TURNS = cue("chinese", "turns")
