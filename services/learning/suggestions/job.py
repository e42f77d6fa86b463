"""What was learned last, kept in the graph: the recipe, and what lists need beside the ties."""

from __future__ import annotations

import json
from datetime import datetime

from neo4j import Driver, RoutingControl

from services.database.job_options import read_options
from services.learning.linear.fitting import Fitted
from services.learning.linear.recipe import Recipe, recipe_of

JOB = "learn"
STORE = (
    "MERGE (j:Job {job_id: $job_id}) SET j.name = 'learn', j.options = $options, j.half_life = $half_life,"
    " j.priors = $priors, j.few = $few, j.as_of = $as_of"
)
FORGET_JOB = "MATCH (j:Job {job_id: $job_id}) DELETE j"
COUNT_STALE = "MATCH (j:Job {job_id: $job_id}) MATCH (u:User) WHERE u.as_of > j.as_of RETURN count(u) AS n"


def stored_recipe(driver: Driver) -> Recipe | None:
    """Return what the graph's ties were learned by; None where nothing was learned."""
    options = read_options(driver, JOB)
    return recipe_of(json.loads(options)) if options else None


def store_learned(driver: Driver, recipe: Recipe, fitted: Fitted, now: datetime) -> None:
    """Remember the recipe, and how lists weigh a history by the ties."""
    driver.execute_query(
        STORE,
        job_id=JOB,
        options=json.dumps(recipe.as_json(), sort_keys=True),
        half_life=fitted.half_life,
        priors=list(fitted.priors),
        few=fitted.most_known,
        as_of=now,
    )


def forget_learned(driver: Driver) -> None:
    """Forget that anything was learned: lists then do without."""
    driver.execute_query(FORGET_JOB, job_id=JOB)


def count_stale_suggestions(driver: Driver) -> int:
    """Return how many users gave feedback since the ties were learned; 0 where none were."""
    rows, _, _ = driver.execute_query(COUNT_STALE, job_id=JOB, routing_=RoutingControl.READ)
    return rows[0]["n"]
