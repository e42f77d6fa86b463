"""Reads texts that were not read yet and writes what they mention."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import ModelError
from services.extraction.extractor import Extractor
from services.extraction.model_extractor import MODEL, ModelExtractor, model_version
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import TEXTS_A_PAGE, Reading, Text
from services.interests.catalogue_gazetteer import catalogue_gazetteer
from services.interests.figures import mark_figures
from services.interests.naming import Names
from services.language.canonical import canonical
from services.language.extraction import EXTRACTOR
from services.llm.at_once import run_at_once
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import Progress

COUNT_UNMINED = cypher(__file__, "count_unmined")
UNMINED_DOCUMENTS = cypher(__file__, "unmined_documents")
WRITE_MENTIONS = cypher(__file__, "write_mentions")
MARK_FAILED = """
MATCH (d:Document) WHERE d.mining_failed IS NOT NULL
CALL (d) { SET d.mined_by = 'nothing yet', d.mining_failed = null } IN TRANSACTIONS OF 1000 ROWS
"""
TEXTS_A_WRITE, SECONDS_A_WRITE = 200, 1.0


@dataclass(frozen=True, slots=True)
class TextsRead:
    """How many texts were read, and how many of them only by the rules because the model failed on them."""

    read: int
    failed: int


def mine_documents(
    driver: Driver, progress: Progress, model: EndpointModel | None = None, most: int | None = None
) -> TextsRead:
    """Write the MENTIONS of every text that the model, or without one the rules, have not read; at most of ``most``.

    What was read is written as it comes: a run that ends early, by an error or a kill, goes on where it was.
    Raises ModelUnavailableError and ModelBudgetError after all that was read is written.
    """
    total = count_unmined(driver, extractor_version(model))
    if most is not None:
        total = min(total, most)
    if not total:
        return TextsRead(0, 0)
    mark_figures(driver)
    extractor = _choose(driver, model)
    read = failed = 0
    pages = unmined_texts(driver, extractor.version, most)
    groups = (group for page in pages for group in extractor.groups(page))
    with driver.session() as session, progress.step("interests in texts", total, "texts") as step:
        for batch in _batches(run_at_once(extractor.read, groups, extractor.at_once)):
            session.execute_write(_write, batch, extractor.version)
            step.advance(len(batch))
            read += len(batch)
            failed += sum(reading.failed is not None for reading in batch)
    return TextsRead(read, failed)


def _choose(driver: Driver, model: EndpointModel | None) -> Extractor:
    return model_extractor(driver, model) if model else RulesExtractor(catalogue_gazetteer(driver))


def model_extractor(driver: Driver, model: EndpointModel) -> ModelExtractor:
    """Return the model as a reader of texts, with the rules behind it."""
    return ModelExtractor(model, RulesExtractor(catalogue_gazetteer(driver)))


def extractor_version(model: EndpointModel | None) -> str:
    """Return the version of what reads texts with this model, or without one."""
    return EXTRACTOR if model is None else model_version(model)


def take_up_failed(driver: Driver) -> None:
    """Let the texts on which a model failed count as unread."""
    with driver.session() as session:
        session.run(MARK_FAILED).consume()


def is_read_by(driver: Driver, model: EndpointModel) -> bool:
    """Whether this model has read any text of the graph."""
    query = "MATCH (d:Document {mined_by: $version}) RETURN true LIMIT 1"
    return bool(driver.execute_query(query, version=model_version(model), routing_=RoutingControl.READ).records)


def count_unmined(driver: Driver, version: str) -> int:
    """Return how many texts this version of an extractor has not read."""
    asked = _asked(version)
    rows, _, _ = driver.execute_query(COUNT_UNMINED, asked, routing_=RoutingControl.READ)
    return int(rows[0]["n"])


def unmined_texts(driver: Driver, version: str, most: int | None = None) -> Iterator[list[Text]]:
    """Give the texts that this version has not read, in pages, in order of their ids."""
    after, left = "", most
    while left is None or left > 0:
        limit = TEXTS_A_PAGE if left is None else min(left, TEXTS_A_PAGE)
        asked = {**_asked(version), "after": after, "limit": limit}
        rows, _, _ = driver.execute_query(UNMINED_DOCUMENTS, asked, routing_=RoutingControl.READ)
        if not rows:
            return
        yield [Text(**row.data() | {"titles": tuple(row["titles"])}) for row in rows]
        after = rows[-1]["document_id"]
        left = None if left is None else left - len(rows)


def _asked(version: str) -> dict[str, str | None]:
    """What a model has read stays as it is while only the rules are at work: it is better, and was paid for."""
    return {"extractor": version, "kept": None if version.startswith(MODEL) else MODEL}


def _batches(readings: Iterator[list[Reading]]) -> Iterator[list[Reading]]:
    """Gather readings until there are many or a second has passed; what is at hand comes before an error comes out."""
    waiting: list[Reading] = []
    since = time.monotonic()
    failure: ModelError | None = None
    while failure is None:
        try:
            waiting += next(readings)
        except StopIteration:
            break
        except ModelError as error:
            failure = error
        if waiting and (len(waiting) >= TEXTS_A_WRITE or time.monotonic() - since >= SECONDS_A_WRITE):
            yield waiting
            waiting, since = [], time.monotonic()
    if waiting:
        yield waiting
    if failure is not None:
        raise failure


def _write(tx: ManagedTransaction, readings: Sequence[Reading], version: str) -> None:
    """Write what the texts mention; that a text names the very item it is about says nothing."""
    names = Names()
    rows: list[list[object]] = []
    for reading in readings:
        text = reading.text
        own = {name.interest_id for title in text.titles if (name := canonical(title, "item")) is not None}
        mentions: list[list[object]] = []
        for tag in reading.tags:
            interest_id = names.resolve(tag.surface, tag.kind)
            if interest_id is not None and interest_id not in own:
                mentions.append([interest_id, tag.start, tag.end, tag.quote, tag.surface, tag.polarity, tag.strength])
        rows.append([text.document_id, mentions, reading.extractor, reading.failed, text.text])
    names.write(tx)
    tx.run(WRITE_MENTIONS, rows=rows, mined_by=version).consume()
