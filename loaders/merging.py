"""The job that brings up to date what is derived, after interests were merged or taken apart."""

from __future__ import annotations

from datetime import datetime

from neo4j import Driver

from services.feedback.kinds import FeedbackTable
from services.feedback.strengths import refresh_feedback
from services.interests.affinity import refresh_affinities
from services.interests.catalogue import mine_catalogue
from services.interests.figures import refresh_figures, refresh_leads
from services.interests.rules import InterestRules
from services.observability.progress import Progress
from services.relations.rebuilding import refresh_relations


def refresh_merged(
    driver: Driver, table: FeedbackTable, rules: InterestRules, now: datetime, progress: Progress
) -> None:
    """Give items and users their interests again; killed at any point, `mine` goes on."""
    refresh_feedback(driver, table, now, progress)
    mine_catalogue(driver, progress)
    refresh_figures(driver, rules, progress)
    refresh_leads(driver, rules, progress)
    refresh_affinities(driver, rules, progress)
    refresh_relations(driver, progress)
