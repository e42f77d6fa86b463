"""Merging over HTTP: over the API and on the page, and the way back."""

from __future__ import annotations

from neo4j import Driver

from services.merges.decisions import standing_merges
from tests.web_client import Client
from tests.worlds import NOW


def propose(driver: Driver, one: str, other: str) -> None:
    driver.execute_query(
        "MATCH (a:Interest {interest_id: $one}), (b:Interest {interest_id: $other})"
        " MERGE (a)-[p:MAY_BE]->(b) SET p.by = 'rule', p.why = 'close in meaning', p.cosine = 0.93, p.at = $at",
        one=one,
        other=other,
        at=NOW,
    )


def test_an_interest_is_merged_and_taken_apart_over_the_api(client: Client) -> None:
    merged = client.post("/api/v1/merges", {"interest_id": "saxophone", "into_id": "jazz", "why": "a test"})
    assert (merged.status, merged.json["into_id"]) == (200, "jazz")
    [one] = client.get("/api/v1/merges").json["merges"]
    assert (one["interest"]["interest_id"], one["into"]["interest_id"], one["by"]) == ("saxophone", "jazz", "person")
    assert client.get("/api/v1/interests/saxophone").json["merged_into"]["interest_id"] == "jazz"
    assert [row["interest_id"] for row in client.get("/api/v1/interests/jazz").json["merged"]] == ["saxophone"]
    again = client.post("/api/v1/merges", {"interest_id": "saxophone", "into_id": "metal"})
    assert again.status == 422 and "undo" in again.text
    assert client.ask("DELETE", "/api/v1/merges/saxophone").status == 200
    assert client.ask("DELETE", "/api/v1/merges/saxophone").status == 422
    listed = client.get("/api/v1/merges").json
    assert (listed["merges"], len(listed["undone"])) == ([], 1)


def test_unknown_interests_and_odd_bodies_are_refused(client: Client) -> None:
    assert client.post("/api/v1/merges", {"interest_id": "nothing", "into_id": "jazz"}).status == 404
    assert client.post("/api/v1/merges", {"interest_id": "jazz", "into_id": "jazz"}).status == 422
    assert client.post("/api/v1/merges", {"interest_id": "jazz"}).status == 422
    assert client.ask("DELETE", "/api/v1/merges/nothing").status == 404
    assert client.post("/api/v1/distinctions", {"interest_id": "jazz", "other_id": "nothing"}).status == 404


def test_a_person_decides_on_the_page(client: Client, driver: Driver) -> None:
    propose(driver, "saxophone", "jazz")
    propose(driver, "metal", "classical-music")
    assert client.get("/api/v1/merge-proposals").json["total"] == 2
    for language, word in (("en", "Waiting for a decision"), ("zh", "等待决定")):
        page = client.get("/merges", lang=language)
        assert page.status == 200 and word in page.text and "/interests/saxophone" in page.text
    fields = {"interest_id": "saxophone", "other_id": "jazz"}
    assert client.send_form("/merges", {**fields, "decision": "same"}).status == 303
    fields = {"interest_id": "metal", "other_id": "classical-music"}
    assert client.send_form("/merges", {**fields, "decision": "apart"}).status == 303
    assert client.get("/api/v1/merge-proposals").json["total"] == 0
    assert [one.interest.interest_id for one in standing_merges(driver)] == ["saxophone"]
    assert "saxophone" in client.get("/merges", lang="en").text
    assert client.send_form("/merges", {"interest_id": "saxophone", "decision": "undo"}).status == 303
    assert standing_merges(driver) == ()
    assert client.send_form("/merges", {"interest_id": "saxophone", "decision": "burn"}).status == 400
    assert client.send_form("/merges", {"interest_id": "saxophone", "other_id": "", "decision": "merge"}).status == 404


def test_the_page_is_not_sent_from_elsewhere(client: Client) -> None:
    fields = {"interest_id": "saxophone", "other_id": "jazz", "decision": "merge"}
    assert client.send_form("/merges", fields, {"Origin": "http://elsewhere.example"}).status == 403
