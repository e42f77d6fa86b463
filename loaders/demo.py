"""Makes the shipped sample explorable: load, mine, rebuild; each only as far as it is still to do."""

from __future__ import annotations

from datetime import datetime

from neo4j import Driver, RoutingControl

from graph_schema.records import content_hash
from graph_schema.upsert import write_records
from loaders.mine import mine
from loaders.sample.records import sample_records
from services.analytics.communities import method_in_use, rebuild_communities
from services.feedback.kinds import FeedbackTable
from services.interests.rules import InterestRules
from services.learning.neighbours import count_stale_neighbours, rebuild_neighbours
from services.learning.similarity import count_stale, refresh_similarity
from services.observability.progress import Progress
from services.relations.rebuilding import has_relations, rebuild_relations

RECORDS_A_BATCH = 1000
IS_OTHERS = "RETURN EXISTS { (:User) } AND NOT EXISTS { (:Job {job_id: $job_id}) } AS found"
MARK = "MERGE (j:Job {job_id: $job_id}) SET j.name = 'demo'"
WRITTEN = "MATCH (j:Job {job_id: $job_id}) RETURN j.contents AS contents"
DONE = "MATCH (j:Job {job_id: $job_id}) SET j.contents = $contents"
JOB = "sample"


def prepare_sample(
    driver: Driver, table: FeedbackTable, rules: InterestRules, now: datetime, progress: Progress
) -> bool:
    """Bring the sample into the graph and derive all from it; return False when the graph holds other data.

    Interrupted at any point, the next call goes on; called again, it finds nothing to do.
    """
    rows, _, _ = driver.execute_query(IS_OTHERS, job_id=JOB, routing_=RoutingControl.READ)
    if rows[0]["found"]:
        return False
    driver.execute_query(MARK, job_id=JOB)
    records = list(sample_records())
    contents = content_hash(*map(repr, records))
    if driver.execute_query(WRITTEN, job_id=JOB).records[0]["contents"] != contents:
        with progress.step("sample", len(records), "records") as step:
            for start in range(0, len(records), RECORDS_A_BATCH):
                batch = records[start : start + RECORDS_A_BATCH]
                write_records(driver, batch)
                step.advance(len(batch))
        driver.execute_query(DONE, job_id=JOB, contents=contents)
    mine(driver, table, rules, now, progress)
    is_stale = count_stale(driver) > 0
    if is_stale or method_in_use(driver) is None:
        rebuild_communities(driver, rules.shrink, now, progress)
    if is_stale or not has_relations(driver):
        rebuild_relations(driver, progress)
    if is_stale:
        refresh_similarity(driver, now, progress)
    if count_stale_neighbours(driver):
        rebuild_neighbours(driver, now, progress)
    return True
