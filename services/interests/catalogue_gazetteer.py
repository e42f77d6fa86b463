"""The catalogue's own names, for finding them in texts."""

from __future__ import annotations

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.language.gazetteer import Gazetteer

CATALOGUE_NAMES = cypher(__file__, "catalogue_names")


def catalogue_gazetteer(driver: Driver) -> Gazetteer:
    """Gather the catalogue's own names; a title of one English word is too often just a word."""
    rows, _, _ = driver.execute_query(CATALOGUE_NAMES, routing_=RoutingControl.READ)
    names: dict[str, str] = {}
    for name, kind in sorted((row["name"], row["kind"]) for row in rows):
        if kind == "item" and name.isascii() and " " not in name.strip():
            continue
        names.setdefault(name, kind)
    return Gazetteer(names)
