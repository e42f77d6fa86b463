"""A model's card: what it is, what it was made of and how good it was; and whether that still holds."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from graph_schema.errors import SettingsError
from services.learning.deep.learner import DeepModel
from services.learning.deep.ties import Ties

VALID = "valid_ndcg@10"
"""The metric by which a model was chosen."""
PACKAGES = ("interest-graph", "torch", "numpy", "scipy")


@dataclass(frozen=True, slots=True)
class Card:
    """What must be known of a trained model to trust it, or to train it again.

    Parameters
    ----------
    model, version
        Its name and the version of its code.
    settings
        Those chosen.
    data
        Fingerprint of what it learned from; ``users``, ``items``, ``interests``, ``likes`` count it.
    seed, device, epochs
        With the same of these, settings, data and packages the same comes out on a processor; a graphics card may add
        in another order.
    tried
        How many settings were measured.
    metrics
        Name to value; ``valid_ndcg@10`` is that of the part held back, which the final training has seen.
    seconds
        Of the final training.
    versions
        Package to version.
    """

    model: str
    version: int
    settings: dict[str, Any]
    data: str
    users: int
    items: int
    interests: int
    likes: int
    seed: int
    device: str
    epochs: int
    tried: int
    metrics: dict[str, float]
    seconds: float
    versions: dict[str, str]

    def write(self, path: Path) -> None:
        """Write the card as JSON; what stood there is replaced at once."""
        unfinished = path.with_name(f"{path.name}.part")
        unfinished.write_text(json.dumps(asdict(self), indent=2, sort_keys=True) + "\n", encoding="utf-8")
        unfinished.replace(path)


def read_card(path: Path) -> Card:
    """Read a card. Raises SettingsError where there is none, or it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: no model card; train the model first") from error
    return card_from(text, str(path))


def card_from(text: str, where: str) -> Card:
    """Read a card from its JSON; ``where`` it stands is said in errors. Raises SettingsError where it is none."""
    try:
        return Card(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise SettingsError(f"{where}: not a model card of this version ({error}); train the model again") from error


def card_of(
    model: DeepModel, ties: Ties, seed: int, epochs: int, valid: float, seconds: float, tried: int, device: str
) -> Card:
    """Describe a model that has just been trained."""
    users, items, interests = ties.sizes
    return Card(
        model=model.name,
        version=model.version,
        settings=asdict(model),  # type: ignore[call-overload]
        data=ties.fingerprint(),
        users=users,
        items=items,
        interests=interests,
        likes=int(ties.known.liked.nnz),
        seed=seed,
        device=device,
        epochs=epochs,
        tried=tried,
        metrics={VALID: round(valid, 6)},
        seconds=round(seconds, 2),
        versions={"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
    )


def stale_because(card: Card, model: DeepModel, ties: Ties) -> tuple[str, ...]:
    """Return why a model has to be trained again; nothing where it still holds.

    Parameters
    ----------
    model
        Any setting of the same kind of model: its version counts, its settings do not.
    ties
        The data at hand.
    """
    reasons = []
    if (card.model, card.version) != (model.name, model.version):
        reasons.append(f"it is {card.model} version {card.version}, the code is {model.name} version {model.version}")
    now = dict(zip(("users", "items", "interests"), ties.sizes, strict=True)) | {"likes": int(ties.known.liked.nnz)}
    changed = [f"{getattr(card, name)} {name} then, {count} now" for name, count in now.items()]
    changed = [text for text, name in zip(changed, now, strict=True) if getattr(card, name) != now[name]]
    if changed:
        reasons.append("the data have changed: " + "; ".join(changed))
    elif card.data != ties.fingerprint():
        reasons.append("the data have changed: as many users, items, interests and likes, but not the same")
    return tuple(reasons)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
