"""`interest-graph event`: store one event; the next recommendation knows of it."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from graph_schema.records import Interaction
from services.feedback.events import record_event
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph

TIMES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


@click.command("event", help="Store one event: USER did KIND (view, like, rate, buy, dislike ...) with ITEM.")
@click.argument("user_id", metavar="USER")
@click.argument("kind", metavar="KIND")
@click.argument("item_id", metavar="ITEM")
@click.option("--value", type=float, help="Stars of a rating, plays of a listen.")
@click.option("--at", type=click.DateTime(TIMES), help="When, in UTC unless a zone is given; now if left out.")
@click.option("--event-id", help="Idempotency key: the same key again changes nothing.")
@click.option("--create", is_flag=True, help="Make the user or the item when missing.")
@json_option
def command(
    user_id: str,
    kind: str,
    item_id: str,
    value: float | None,
    at: datetime | None,
    event_id: str | None,
    create: bool,
    as_json: bool,
) -> None:
    settings, now = read_settings(), datetime.now(UTC)
    when = now if at is None else at if at.tzinfo else at.replace(tzinfo=UTC)
    event = Interaction(user_id, item_id, kind, when, value, event_id)
    with open_graph(settings) as driver:
        stored = record_event(driver, event, settings.feedback_table(), settings.interest_rules(), now, create)
    if as_json:
        return echo_json(stored)
    return click.echo(f"{'stored' if stored.is_new else 'known already'}: event {stored.event_id}")
