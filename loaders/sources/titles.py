"""Titles as MovieLens writes them: ``Matrix, The (1999)``."""

from __future__ import annotations

import re

ARTICLES = (
    "The|A|An|La|Le|Les|L'|El|Los|Las|Il|Lo|I|Gli|Der|Die|Das|Den|Det|De|Het|Un|Une|Una|Uno|En|Ett|Ein|Eine|O|Os|As|Els"
)
YEAR = re.compile(r"^(?P<title>.*\S)\s*\((?P<year>1[89]\d\d|20\d\d)(?:[-–](?:1[89]\d\d|20\d\d)?)?\)$", re.DOTALL)
TRAILING_ARTICLE = re.compile(rf"^(?P<rest>.+), (?P<article>{ARTICLES})$")
OTHER_TITLE = re.compile(r"\((?P<other>[^()]+)\)")


def title_and_year(text: str) -> tuple[str, int | None]:
    """Return the title with its articles in front, and the year where the text ends in one."""
    found = YEAR.match(text.strip())
    title, year = (found["title"], int(found["year"])) if found else (text.strip(), None)
    main, bracket, others = title.partition(" (")
    others = OTHER_TITLE.sub(lambda match: f"({_article_first(match['other'])})", bracket + others)
    return _article_first(main) + others, year


def _article_first(title: str) -> str:
    found = TRAILING_ARTICLE.match(title)
    if not found:
        return title
    gap = "" if found["article"].endswith("'") else " "
    return f"{found['article']}{gap}{found['rest']}"
