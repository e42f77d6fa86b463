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
MOCKING_FACES = re.compile("[\U0001f643\U0001f642\U0001f605\U0001f644]")
GLAD_FACES = re.compile("[\U0001f600-\U0001f604\U0001f606\U0001f607\U0001f609-\U0001f60e\U0001f617-\U0001f61d\U0001f638-\U0001f63d\U0001f917\U0001f929\U0001f924\U0001f970\U0001f973\U0001f979\U0001f44d\U0001f44f\U0001f64c\U0001f4aa\U0001f525\U0001f389\U0001f38a\U0001f4af\U0001f31f\U00002728\U00002b50\U00002764\U00002665\U0001f493-\U0001f49d\U0001f49e\U0001f49f\U0001f90d\U0001f90e\U0001f9e1\U0001f90c\U0001f618\U0001f61a\U0001f60b]")
SAD_FACES = re.compile("[\U0001f610-\U0001f616\U0001f61e-\U0001f62c\U0001f62e-\U0001f630\U0001f632-\U0001f637\U0001f641\U0001f63e\U0001f63f\U0001f4a2\U0001f4a9\U0001f44e\U0001f52a\U0001f494\U0001f621\U0001f620\U0001f92c\U0001f92e\U0001f922\U0001f971\U0001f480\U0001f921\U0001f925\U0001f927\U0001fae0\U0001fae4\U00002639]")
