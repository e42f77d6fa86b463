"""What one step of mining leaves to the next is marked in the graph, so that a stop between them loses nothing."""

from __future__ import annotations

from neo4j import Driver

from services.interests.figures import has_stale_leads, refresh_figures
from services.observability.progress import SilentProgress
from tests.worlds import RULES, plant, toy_records


def test_new_figures_leave_the_first_items_of_interests_marked(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    assert not has_stale_leads(empty_graph)
    empty_graph.execute_query("MATCH (i:Item {item_id: 'goldberg'}) SET i.about_stale = true")
    refresh_figures(empty_graph, RULES, SilentProgress())
    assert has_stale_leads(empty_graph)
