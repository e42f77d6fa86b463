"""The job that forgets a person: takes them out, brings what others share up to date, and looks for traces."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, RoutingControl

from graph_schema.errors import SettingsError
from loaders.learn import learn
from loaders.mine import mine
from loaders.rejected_rows import forget_rejected_rows
from services.analytics.communities import method_in_use, rebuild_communities
from services.database.embedded.folder import DataFolder
from services.feedback.kinds import FeedbackTable
from services.interests.rules import InterestRules
from services.learning.deep.store import forget_models
from services.learning.deep.tastes import forget_trained
from services.learning.graph_vectors.rebuilding import forget_graph_vectors, rebuild_graph_vectors, stored_card
from services.learning.item_ties.stored import stored_methods
from services.learning.neighbours import JOB as NEIGHBOURS
from services.learning.neighbours import OF_USERS, count_stale_neighbours, rebuild_neighbours
from services.learning.similarity import count_stale, rebuild_similarity, refresh_similarity
from services.learning.stored_likeness import stored_likeness
from services.learning.suggestions.job import stored_recipe
from services.learning.taste.rebuilding import forget_taste, rebuild_taste, stored_taste
from services.llm.store import forget_replies
from services.observability.progress import Progress
from services.privacy.database_scan import scan_database
from services.privacy.erasure import Erased, begin_erasure, begun_erasures, erase_user
from services.privacy.file_scan import scan_files
from services.privacy.key import read_or_make_key
from services.privacy.log_masking import mask_logs
from services.privacy.report import ErasureReport, keep_report
from services.privacy.settling import Settled, doubt_again, settle_interests
from services.privacy.traces import Traces, collect_traces
from services.relations.rebuilding import refresh_relations

IS_MINED = "RETURN EXISTS { (:Interest) } AS found"
HAS_NEIGHBOURS = "RETURN EXISTS { MATCH (u:User) WHERE u.neighbours_checksum IS NOT NULL } AS found"
HAS_STALE_COMMUNITIES = "RETURN EXISTS { MATCH (c:Community) WHERE c.as_of IS NULL } AS found"
NEVER_MET = (
    "MATCH (i:Item) WHERE i.popularity = 0 AND NOT EXISTS { (i)<-[:INTERACTED_WITH]-() } SET i.popularity = null"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the graph and the project's files are."""

    driver: Driver
    folder: DataFolder


@dataclass(frozen=True, slots=True)
class Shared:
    """How what others share is computed."""

    table: FeedbackTable
    rules: InterestRules


@dataclass(frozen=True, slots=True)
class Gone:
    """What went with a person: from the graph, of what only they named, and ``files`` by kind."""

    erased: Erased
    settled: Settled
    files: Counter[str]


def forget(place: Place, user_id: str | None, shared: Shared, now: datetime, progress: Progress) -> list[ErasureReport]:
    """Forget a person, and those whose erasure was stopped; return and keep a report of each, the named person's first.

    Models trained with the person go with their vectors: to train them again takes minutes and is left to `train`.
    Raises UnknownUserError, before anything is removed, when the graph does not know the person.
    """
    began = time.monotonic()
    begun = begun_erasures(place.driver)
    if user_id is not None:
        begin_erasure(place.driver, user_id, now)
    everyone = list(dict.fromkeys([*([] if user_id is None else [user_id]), *begun]))
    traces = [collect_traces(place.driver, one) for one in everyone]
    if everyone:
        forget_trained(place.driver)
        forget_models(place.folder.path)
    in_files = [_forget_in_files(place, one) for one in traces]
    erased = [erase_user(place.driver, one, now, progress) for one in everyone]
    settled = refresh_shared(place.driver, shared, now, progress)
    reports = []
    for one, out, files in zip(traces, erased, in_files, strict=True):
        gone = Gone(out, settled, files + _forget_in_files(place, one))
        report = _report(place, one, gone, one.user_id in begun, now, progress, began)
        keep_report(place.folder.path, report)
        reports.append(report)
    return reports


def look_for(place: Place, user_id: str, now: datetime, progress: Progress) -> ErasureReport:
    """Look for traces of a person who was forgotten before; removes nothing and keeps a report."""
    began = time.monotonic()
    report = _report(place, Traces(user_id), None, False, now, progress, began)
    keep_report(place.folder.path, report)
    return report


def refresh_shared(driver: Driver, shared: Shared, now: datetime, progress: Progress) -> Settled:
    """Bring up to date what an erasure left marked; killed at any point, the next call goes on."""
    settled = settle_interests(driver, progress)
    if _is_found(driver, IS_MINED) or settled.interests:
        mine(driver, shared.table, shared.rules, now, progress)
        if doubt_again(driver):
            again = settle_interests(driver, progress)
            settled = Settled(settled.interests + again.interests, settled.names + again.names)
            mine(driver, shared.table, shared.rules, now, progress)
    driver.execute_query(NEVER_MET)
    _refresh_learned(driver, now, progress)
    if _is_found(driver, HAS_NEIGHBOURS) and count_stale_neighbours(driver):
        rebuild_neighbours(driver, now, progress, stored_likeness(driver, NEIGHBOURS, OF_USERS))
    refresh_relations(driver, progress)
    if _is_found(driver, HAS_STALE_COMMUNITIES):
        method = method_in_use(driver) or "auto"
        rebuild_communities(driver, shared.rules.shrink, now, progress, method=method)
    return settled


def _refresh_learned(driver: Driver, now: datetime, progress: Progress) -> None:
    """Learn anew what was learned from everybody; where the library for it is missing here, it goes."""
    if (taste := stored_taste(driver)) is not None:
        try:
            rebuild_taste(driver, now, progress, taste)
        except SettingsError:
            forget_taste(driver)
    if stored_recipe(driver) is not None:
        learn(driver, now, progress, refits=True)
    if (card := stored_card(driver)) is not None:
        try:
            rebuild_graph_vectors(driver, now, progress, card.model, card.seed, card.by)
        except SettingsError:
            forget_graph_vectors(driver)
    if stored_methods(driver) and count_stale(driver):
        try:
            refresh_similarity(driver, now, progress)
        except SettingsError:
            rebuild_similarity(driver, now, progress)


def _forget_in_files(place: Place, traces: Traces) -> Counter[str]:
    """Take a person out of the files.

    Before the graph forgets whom to look for, so that no kill loses it; again after, for what came in meanwhile.
    """
    folder = place.folder.path
    return Counter(
        rejected_rows=forget_rejected_rows(folder, traces),
        masked=mask_logs(place.folder.logs, traces),
        model_replies=forget_replies(folder, traces.user_id, traces.name),
    )


def _report(
    place: Place,
    traces: Traces,
    gone: Gone | None,
    was_resumed: bool,
    now: datetime,
    progress: Progress,
    began: float,
) -> ErasureReport:
    folder = place.folder.path
    key = read_or_make_key(folder)
    in_files = gone.files if gone else Counter()
    database = scan_database(place.driver, traces, progress)
    files = scan_files(folder, traces, progress)
    return ErasureReport(
        subject=key.subject(traces.user_id),
        at=now,
        seconds=round(time.monotonic() - began, 2),
        was_resumed=was_resumed,
        erased=gone.erased if gone else None,
        interests_gone=gone.settled.interests if gone else 0,
        names_gone=gone.settled.names if gone else 0,
        rejected_rows=in_files["rejected_rows"],
        masked=in_files["masked"],
        model_replies=in_files["model_replies"],
        is_id_telling=traces.is_id_telling,
        pieces=len(traces.words),
        shared_pieces=traces.shared,
        database=database,
        files=files,
    )


def _is_found(driver: Driver, question: str) -> bool:
    return bool(driver.execute_query(question, routing_=RoutingControl.READ).records[0]["found"])
