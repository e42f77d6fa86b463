"""A trained model as a folder: its vectors, its card, and for models of sequences what encodes further histories."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graph_schema.errors import SettingsError
from services.learning.deep.card import Card, read_card
from services.learning.deep.fit import Fitted
from services.learning.deep.framework import AUTO, choose_device, need_torch
from services.learning.deep.models import model_of
from services.learning.deep.next_item import SequenceModel
from services.learning.deep.ties import InterestFactors
from services.learning.models.factors import Vectors

if TYPE_CHECKING:
    from services.learning.deep.networks.sequence import NextItemNetwork

FOLDER = "models"
"""Below the data folder; holds a folder for each model."""
CARD, VECTORS, NETWORK = "card.json", "vectors.npz", "network.pt"


def keep(fitted: Fitted, folder: Path) -> None:
    """Write a trained model. The card comes last: a folder with a card is whole. Old checkpoints are removed."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    (folder / CARD).unlink(missing_ok=True)
    factors = fitted.factors
    interests = factors.interests if isinstance(factors, InterestFactors) else factors.items[:0]
    np.savez(folder / VECTORS, users=factors.users, items=factors.items, interests=interests)
    torch.save({"settings": asdict(fitted.model), "state": fitted.learner.module.state_dict()}, folder / NETWORK)  # type: ignore[call-overload]
    fitted.card.write(folder / CARD)
    for checkpoint in folder.glob(f"{fitted.model.name}-*.pt"):
        checkpoint.unlink()


def forget_models(data_folder: Path) -> int:
    """Remove all models that are kept in the data folder; return how many there were."""
    folder = data_folder / FOLDER
    models = len(list(folder.glob(f"*/{CARD}")))
    if folder.exists():
        shutil.rmtree(folder)
    return models


def read_vectors(folder: Path) -> tuple[InterestFactors, Card]:
    """Read vectors and card of a model; needs no PyTorch. Raises SettingsError where there is none."""
    card = read_card(folder / CARD)
    try:
        with np.load(folder / VECTORS) as kept:
            return InterestFactors(kept["users"], kept["items"], kept["interests"]), card
    except (OSError, KeyError, ValueError) as error:
        raise SettingsError(f"{folder / VECTORS}: no vectors ({error}); train the model again") from error


class Encoder:
    """Reads histories with a network that has been trained: vectors of users who were not there, or have moved on."""

    def __init__(self, network: NextItemNetwork, length: int) -> None:
        self._network, self._length = network, length

    def encode(self, histories: Sequence[Sequence[int]]) -> Vectors:
        """Return a vector for each history, to be multiplied with the items' as those of users are.

        Parameters
        ----------
        histories
            Rows of items, oldest first. An empty one gets the vector that ranks by the items' bias alone.

        Raises
        ------
        ValueError
            If a row is none of the items the model knows.
        """
        from services.learning.deep.networks.sequence import encoded

        n_items = self._network.n_items
        wrong = next((item for history in histories for item in history if not 0 <= item < n_items), None)
        if wrong is not None:
            raise ValueError(f"{wrong} is no row of the {n_items} items this model knows")
        return encoded(self._network, histories, self._length)


def encoder_of(fitted: Fitted) -> Encoder:
    """Return the encoder of a model of sequences that has just been trained. Raises SettingsError for others."""
    from services.learning.deep.networks.sequence import NextItemNetwork

    if not isinstance(fitted.model, SequenceModel) or not isinstance(fitted.learner.module, NextItemNetwork):
        raise SettingsError(f"{fitted.model.name} reads no histories; choose gru, lstm or sasrec")
    return Encoder(fitted.learner.module, fitted.model.length)


def read_encoder(folder: Path, device: str = AUTO) -> Encoder:
    """Read the encoder of a model of sequences from its folder. Raises SettingsError."""
    card = read_card(folder / CARD)
    need_torch(card.model)
    import torch

    from services.learning.deep.networks.sequence import NextItemNetwork

    where = choose_device(device)
    model = model_of(card)
    if not isinstance(model, SequenceModel):
        raise SettingsError(f"{folder}: {card.model} reads no histories; choose gru, lstm or sasrec")
    kept: dict[str, Any] = torch.load(folder / NETWORK, map_location=where, weights_only=True)
    network = NextItemNetwork(np.ones(card.items, dtype=np.int64), model.embedding, model.reader()).to(where)
    network.load_state_dict(kept["state"])
    return Encoder(network, model.length)
