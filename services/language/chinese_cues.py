"""Turns of phrase by which Chinese writers say that they like, dislike, mock or give up something."""

from __future__ import annotations

import re

from services.language.cues import cue

DISLIKES = cue("chinese", "dislikes")
LIKES = cue("chinese", "likes")
INTENSE = cue("chinese", "intense")
IRONY = cue("chinese", "irony")
FORMERLY = cue("chinese", "formerly")
AT_FIRST = cue("chinese", "at_first")
STILL = cue("chinese", "still")
TURNS = cue("chinese", "turns")
NOW = re.compile("现在|如今|这[两几]年")
DENIED = re.compile("不是我?不(?:爱|喜欢|想)|谁不(?:爱|喜欢|想)|(?:哪|怎么)能不")
"""A dislike that is denied: 不是我不爱爬山."""
MOCKING_FACES = re.compile("[\U0001f643\U0001f642\U0001f605\U0001f644]")
