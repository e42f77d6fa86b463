"""Hides personal data in what leaves the machine, character by character, so that spans still fit the stored text."""

from __future__ import annotations

import re

MASK = "*"

_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SECRET = re.compile(r"\b(?:sk|pk|ghp|xox[bap])[-_][A-Za-z0-9_-]{16,}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CHINESE_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_CARD = re.compile(r"(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d|\.\d)")
_SOCIAL = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+|00)\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}(?!\w)"
    r"|(?<![\d.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<![\d.])0\d{2,3}[- ]\d{7,8}(?!\d)"
    r"|(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
)
_LETTER = re.compile(r"\w")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")


def masked(text: str) -> str:
    """Return the text, of the same length, with mail addresses, phone, card, account and ID numbers as asterisks.

    Separators stay, so that a reader sees what was there; control and zero-width characters become blanks.
    """
    hidden = _CONTROL.sub(" ", text)
    for pattern in (_MAIL, _SECRET, _IBAN, _CHINESE_ID):
        hidden = pattern.sub(_stars, hidden)
    hidden = _CARD.sub(lambda found: _stars(found) if _is_card(found.group()) else found.group(), hidden)
    for pattern in (_SOCIAL, _PHONE):
        hidden = pattern.sub(_stars, hidden)
    return hidden


def _stars(found: re.Match[str]) -> str:
    return _LETTER.sub(MASK, found.group())


def _is_card(number: str) -> bool:
    """Whether the digits pass Luhn's check, as every payment card's do; long numbers that do not are left alone."""
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d if at % 2 == 0 else (d * 2 - 9 if d > 4 else d * 2) for at, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1
