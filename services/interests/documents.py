"""Reads texts that were not read yet and writes what they mention."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver, ManagedTransaction, Record, RoutingControl

from graph_schema.cypher import cypher
from services.interests.naming import Names
from services.language.canonical import canonical
from services.language.extraction import EXTRACTOR, extract_tags
from services.language.gazetteer import Gazetteer
from services.observability.progress import Progress

CATALOGUE_NAMES = cypher(__file__, "catalogue_names")
UNMINED_DOCUMENTS = cypher(__file__, "unmined_documents")
WRITE_MENTIONS = cypher(__file__, "write_mentions")
COUNT_UNMINED = "MATCH (d:Document) WHERE d.mined_by < $extractor OR d.mined_by > $extractor RETURN count(*) AS n"
TEXTS_A_BATCH = 200


def mine_documents(driver: Driver, progress: Progress) -> int:
    """Write the MENTIONS of every text that this extractor has not read; return how many texts there were."""
    rows, _, _ = driver.execute_query(COUNT_UNMINED, extractor=EXTRACTOR, routing_=RoutingControl.READ)
    total: int = rows[0]["n"]
    if not total:
        return 0
    gazetteer = catalogue_gazetteer(driver)
    with driver.session() as session, progress.step("interests in texts", total, "texts") as step:
        while batch := session.execute_read(_unmined):
            session.execute_write(_write, batch, gazetteer)
            step.advance(len(batch))
    return total


def catalogue_gazetteer(driver: Driver) -> Gazetteer:
    """Gather the catalogue's own names; a title of one English word is too often just a word."""
    rows, _, _ = driver.execute_query(CATALOGUE_NAMES, routing_=RoutingControl.READ)
    names: dict[str, str] = {}
    for name, kind in sorted((row["name"], row["kind"]) for row in rows):
        if kind == "item" and name.isascii() and " " not in name.strip():
            continue
        names.setdefault(name, kind)
    return Gazetteer(names)


def _unmined(tx: ManagedTransaction) -> list[Record]:
    return list(tx.run(UNMINED_DOCUMENTS, extractor=EXTRACTOR, limit=TEXTS_A_BATCH))


def _write(tx: ManagedTransaction, documents: Sequence[Record], gazetteer: Gazetteer) -> None:
    """Write what the texts mention; that a text names the very item it is about says nothing."""
    names = Names()
    rows: list[list[object]] = []
    for document_id, text, language, titles in documents:
        own = {name.interest_id for title in titles if (name := canonical(title, "item")) is not None}
        mentions: list[list[object]] = []
        for tag in extract_tags(text or "", gazetteer, language):
            interest_id = names.resolve(tag.surface, tag.kind)
            if interest_id is not None and interest_id not in own:
                mentions.append([interest_id, tag.start, tag.end, tag.quote, tag.surface, tag.polarity, tag.strength])
        rows.append([document_id, mentions])
    names.write(tx)
    tx.run(WRITE_MENTIONS, rows=rows, extractor=EXTRACTOR).consume()
