"""What a folder of a model still is good for: choices and vectors that stand as long as its data do."""

from __future__ import annotations

from graph_schema.errors import SettingsError
from services.learning.deep.card import VALID, Card, read_card, stale_because
from services.learning.deep.fit import Chosen, Run, train_chosen
from services.learning.deep.learner import DeepModel
from services.learning.deep.models import model_of
from services.learning.deep.store import CARD, keep, read_vectors
from services.learning.deep.ties import Ties
from services.learning.models.factors import Factors


def kept_choice(model: DeepModel, ties: Ties, run: Run, is_tuned: bool) -> Chosen | None:
    """Return what was chosen for these data and this seed before; None where the folder has no such model.

    Parameters
    ----------
    ties
        All that is known.
    is_tuned
        Whether settings are to have been tried, or left as they are.
    """
    card = _card_that_holds(model, ties, run)
    if card is None or (card.tried > 1) != is_tuned:
        return None
    chosen = Chosen(model_of(card), card.epochs, card.metrics[VALID], card.tried)
    return chosen if is_tuned or chosen.model == model else None


def train_and_keep(chosen: Chosen, ties: Ties, run: Run) -> tuple[Factors, Card]:
    """Return vectors and card of the model in the run's folder; where it is another, or stale, train it and keep it.

    Raises
    ------
    SettingsError
        As ``train_chosen`` does.
    """
    card = _card_that_holds(chosen.model, ties, run)
    if run.folder and card is not None and (model_of(card), card.epochs) == (chosen.model, chosen.epochs):
        return read_vectors(run.folder)
    fitted = train_chosen(chosen, ties, run)
    if run.folder is not None:
        keep(fitted, run.folder)
    return fitted.factors, fitted.card


def _card_that_holds(model: DeepModel, ties: Ties, run: Run) -> Card | None:
    if run.folder is None:
        return None
    try:
        card = read_card(run.folder / CARD)
    except SettingsError:
        return None
    return None if card.seed != run.seed or stale_because(card, model, ties) else card
