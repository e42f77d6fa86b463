"""The dials of a list on a page: read from the address, shown as sliders."""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext

from services.lists.dials import Dials

DIALS = {
    "diversity": lazy_gettext("Diversity: unlike each other"),
    "calibration": lazy_gettext("Calibration: interests in the user's own shares"),
    "novelty": lazy_gettext("Novelty: what few people know"),
    "long_tail": lazy_gettext("Long tail: share of less popular items"),
}


def asked_dials() -> Dials:
    """Return what the address asks for; what is no number from 0 to 1 is off."""
    return Dials(**{name: _asked(request.args.get(name, "")) for name in DIALS})


def _asked(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def turned(dials: Dials) -> dict[str, float]:
    """Return the dials that are on, as an address names them."""
    return {name: getattr(dials, name) for name in DIALS if getattr(dials, name)}
