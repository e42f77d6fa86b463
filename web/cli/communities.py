"""`interest-graph communities`: the groups found in the graph, or one of them."""

from __future__ import annotations

from dataclasses import dataclass

import click

from services.search.communities import (
    CommunityDetail,
    CommunityRow,
    communities_inside,
    community_detail,
    community_page,
)
from services.search.community_members import CommunityItem, CommunityUser, community_items, community_users
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import read_settings
from web.wiring import open_graph

LEVELS = {1: "broad", 2: "fine"}
NONE = "no communities yet: run `interest-graph rebuild communities`"


@dataclass(frozen=True, slots=True)
class CommunitiesAnswer:
    """The JSON shape of the list, as the API's."""

    communities: tuple[CommunityRow, ...]
    cursor: str | None
    total: int


@dataclass(frozen=True, slots=True)
class CommunityAnswer:
    """The JSON shape of one, as the API's."""

    community: CommunityDetail
    inside: tuple[CommunityRow, ...]
    users: tuple[CommunityUser, ...]
    items: tuple[CommunityItem, ...]


@click.command("communities", help="List the communities of the graph, or show one: top interests, users, items.")
@click.argument("community_id", metavar="[ID]", required=False)
@click.option("--level", type=click.Choice(list(LEVELS.values())), help="Only broad or only fine ones.")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="Rows to show.")
@click.option("--cursor", help="Go on from here; the end of a list that was cut says where.")
@language_option
@json_option
def command(
    community_id: str | None, level: str | None, limit: int, cursor: str | None, language: str, as_json: bool
) -> None:
    with open_graph(read_settings()) as driver:
        if community_id is None:
            only = next((number for number, name in LEVELS.items() if name == level), None)
            page = community_page(driver, limit, cursor, only)
        else:
            found = CommunityAnswer(
                community_detail(driver, community_id),
                communities_inside(driver, community_id, limit).rows,
                community_users(driver, community_id, limit).rows,
                community_items(driver, community_id, limit).rows,
            )
    if community_id is not None:
        return echo_json(found) if as_json else _echo_one(found, language)
    if as_json:
        return echo_json(CommunitiesAnswer(page.rows, page.cursor, page.total))
    if not page.rows:
        return click.echo(NONE)
    _echo_rows(page.rows, language, f"{page.total} in all")
    return click.echo(f"more: interest-graph communities --cursor {page.cursor}") if page.cursor else None


def _echo_rows(rows: tuple[CommunityRow, ...], language: str, title: str) -> None:
    cells = (
        (row.community_id, LEVELS[row.level], _named(row, language), row.users, row.items, row.interests, row.part_of)
        for row in rows
    )
    echo_table(("community", "level", "name", "users", "items", "interests", "part of"), cells, title)


def _echo_one(found: CommunityAnswer, language: str) -> None:
    one = found.community
    inside = f", part of {one.part_of}" if one.part_of else ""
    click.echo(f"{_named(one, language)}  [{one.community_id}, {LEVELS[one.level]}{inside}]")
    click.echo(f"{one.users} users, {one.items} items, {one.interests} interests\n")
    top = ((_named(row, language), row.weight, row.interest_id) for row in one.top)
    echo_table(("interest", "weight", "id"), top, "what draws it more than others")
    if found.inside:
        click.echo()
        _echo_rows(found.inside, language, "inside it")
    click.echo()
    items = ((_named(row, language), row.fans, row.popularity, row.item_id) for row in found.items)
    echo_table(("item", "liked here", "liked in all", "id"), items, f"items ({one.items} in all)")
    click.echo()
    users = ((row.user_id, row.name, row.liked) for row in found.users)
    echo_table(("user", "name", "liked here"), users, f"users ({one.users} in all)")


def _named(row: object, language: str) -> str:
    names = [getattr(row, field, None) for field in (("title_zh", "name_zh") if language == "zh" else ())]
    names += [getattr(row, field, None) for field in ("title", "name")]
    return next((str(name) for name in names if name), "")
