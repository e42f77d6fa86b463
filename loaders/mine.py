"""The job that finds interests: texts, catalogue, crowd, figures, and what users are drawn to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.errors import ModelError
from services.feedback.kinds import FeedbackTable
from services.feedback.strengths import refresh_feedback
from services.interests.affinity import refresh_affinities
from services.interests.catalogue import mine_catalogue
from services.interests.documents import TextsRead, mine_documents
from services.interests.figures import (
    dropped_interests,
    has_stale_figures,
    has_stale_leads,
    refresh_figures,
    refresh_leads,
)
from services.interests.rules import InterestRules
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class MiningReport:
    """What a run did.

    ``failed`` of the ``texts`` were read by the rules because the model failed on them; ``interests`` counts the used
    ones and, by reason, the dropped ones.
    """

    feedback_of_users: int
    texts: int
    failed: int
    items: int
    users: int
    interests: dict[str, int]


def mine(
    driver: Driver,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
    progress: Progress,
    everyone: bool = False,
    model: EndpointModel | None = None,
    most: int | None = None,
) -> MiningReport:
    """Do what the graph says is still to do, in an order in which each step can be killed and run again.

    ``everyone`` weighs all feedback again, as is due after the table of feedback kinds was changed. ``model`` reads the
    texts, at most ``most`` of them; without one the rules do. When it cannot go on, what was read still comes into all
    figures before the error comes out. Raises ModelUnavailableError, ModelBudgetError.
    """
    feedback = refresh_feedback(driver, table, now, progress, everyone)
    read = TextsRead(0, 0)
    stopped: ModelError | None = None
    try:
        read = mine_documents(driver, progress, model, most)
    except ModelError as error:
        stopped = error
    items = mine_catalogue(driver, progress)
    has_new_interests = bool(read.read or stopped or items or has_stale_figures(driver))
    if has_new_interests:
        refresh_figures(driver, rules, progress)
    if has_new_interests or has_stale_leads(driver):
        refresh_leads(driver, rules, progress)
    users = refresh_affinities(driver, rules, progress)
    if stopped is not None:
        raise stopped
    return MiningReport(feedback, read.read, read.failed, items, users, dropped_interests(driver))
