"""A person's rights over HTTP: all that is held, and to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from neo4j import Driver

from services.database.embedded.folder import DataFolder
from tests.planted_person import ID, MARKERS, TEXT, planted
from tests.web_client import Client
from tests.worlds import RULES, plant, toy_records
from web.app import create_app
from web.serving import start
from web.site import SiteSettings


@pytest.fixture
def site(driver: Driver, tmp_path: Path) -> Iterator[Client]:
    plant(driver, toy_records() + planted())
    running = start(create_app(driver, SiteSettings(folder=DataFolder(tmp_path)), rules=RULES))
    yield Client(running.address)
    running.close()


def test_a_person_gets_everything_and_is_then_forgotten(site: Client, tmp_path: Path) -> None:
    address = f"/api/v1/users/{quote(ID, safe='')}"
    held = site.get(f"{address}/export", lang="zh")
    assert held.status == 200
    assert [marker for marker in MARKERS if marker not in held.text] == []
    assert TEXT in [one["document"]["text"] for one in held.json["person"]["texts"]]
    assert held.json["recommendations"][0]["recommendations"]
    gone = site.ask("DELETE", address)
    assert (gone.status, gone.json["is_clean"], gone.json["texts"]) == (200, True, 4)
    assert [marker for marker in MARKERS if marker in gone.text] == []
    assert (tmp_path / "erasures.jsonl").exists()
    assert site.ask("DELETE", address).status == 404
    assert site.get(f"{address}/export").status == 404


def test_another_sites_page_can_forget_nobody(site: Client) -> None:
    refused = site.ask("DELETE", f"/api/v1/users/{ID}", headers={"Origin": "https://elsewhere.example"})
    assert refused.status == 403
    assert site.get(f"/api/v1/users/{ID}").status == 200


def test_the_page_asks_first_and_says_what_was_found(site: Client) -> None:
    address = f"/users/{quote(ID, safe='')}"
    assert f"{address}/forget" in site.get(address).text
    asked = site.get(f"{address}/forget", lang="zh")
    assert (asked.status, "无法撤销" in asked.text) == (200, True)
    assert site.send_form(f"{address}/forget", {}).status == 303
    done = site.send_form(f"{address}/forget", {"sure": "yes"})
    assert (done.status, "nothing was found any more" in done.text) == (200, True)
    assert site.get(address).status == 404
    assert site.send_form(f"{address}/forget", {"sure": "yes"}).status == 404
