"""The API answers what the services know, over real HTTP."""

from __future__ import annotations

import math

import pytest

from tests.web_client import Client

REASON = {"kind", "contribution", "sentence", "path", "cypher", "parameters"}


def test_users_come_page_by_page(client: Client) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get("/api/v1/users", limit=4, cursor=cursor).json
        assert set(page) == {"users", "cursor", "total"}
        seen += [user["user_id"] for user in page["users"]]
        cursor = page["cursor"]
    assert seen == sorted(seen)
    assert len(seen) == len(set(seen)) == page["total"]
    assert {"ada", "nil"} <= set(seen)


@pytest.mark.parametrize(("path", "key"), [("items", "item_id"), ("interests", "interest_id")])
def test_items_and_interests_come_page_by_page(client: Client, path: str, key: str) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get(f"/api/v1/{path}", limit=5, cursor=cursor).json
        seen += [row[key] for row in page[path]]
        cursor = page["cursor"]
    assert len(seen) == len(set(seen)) == page["total"]


def test_a_user_in_figures_with_history(client: Client) -> None:
    ada = client.get("/api/v1/users/ada").json
    assert (ada["name"], ada["items"], ada["events"], ada["texts"], ada["follows"]) == ("Ada", 3, 3, 1, 1)
    assert [row["item_id"] for row in ada["history"]] == ["kind-of-blue", "blue-train", "paranoid"]
    assert ada["history"][2]["feedback"][0]["kind"] == "dislike"
    assert ada["history"][2]["feedback"][0]["strength"] == -1.0


@pytest.mark.parametrize("user_id", ["ada", "dan", "nil"])
def test_a_history_comes_page_by_page(client: Client, user_id: str) -> None:
    whole = client.get(f"/api/v1/users/{user_id}/history", limit=200).json
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get(f"/api/v1/users/{user_id}/history", limit=1, cursor=cursor).json
        seen += [row["item_id"] for row in page["history"]]
        cursor = page["cursor"]
    assert seen == [row["item_id"] for row in whole["history"]]
    assert len(seen) == whole["total"]
    assert client.get("/api/v1/users/nobody/history").status == 404


def test_interests_carry_weight_polarity_and_evidence(client: Client) -> None:
    found = client.get("/api/v1/users/ada/interests").json
    weights = {row["interest_id"]: row["weight"] * row["polarity"] for row in found["interests"]}
    assert weights["jazz"] > 0 > weights["metal"]
    assert max(map(abs, weights.values())) == 1.0
    assert found["total"] == len(weights)
    assert found["cypher"].startswith(":params {")


def test_recommendations_have_the_one_json_shape(client: Client) -> None:
    found = client.get("/api/v1/users/ada/recommendations", recommender="hybrid", n=3, lang="en").json
    assert set(found) == {"user_id", "recommender", "recommendations", "model_order"}
    assert (found["user_id"], found["recommender"]) == ("ada", "hybrid")
    assert found["recommendations"][0]["item_id"] == "giant-steps"
    for rank, one in enumerate(found["recommendations"], 1):
        assert set(one) == {"item_id", "title", "rank", "score", "reasons", "rank_by_score", "was"}
        assert one["rank"] == rank
        assert math.isclose(sum(reason["contribution"] for reason in one["reasons"]), one["score"], abs_tol=1e-6)
        for reason in one["reasons"]:
            assert set(reason) == REASON
            assert (reason["path"] is None) == (reason["cypher"] is None) == (reason["parameters"] is None)
            if reason["path"]:
                assert set(reason["path"]["nodes"][0]) == {"label", "id", "name"}
                assert {"type", "weight"} <= set(reason["path"]["relationships"][0])


def test_reasons_speak_chinese(client: Client) -> None:
    found = client.get("/api/v1/users/ada/recommendations", lang="zh", n=1).json
    assert "您" in "".join(reason["sentence"] for reason in found["recommendations"][0]["reasons"])


def test_an_explanation_names_the_same_reasons(client: Client) -> None:
    listed = client.get("/api/v1/users/ada/recommendations", n=1).json["recommendations"][0]
    explained = client.get("/api/v1/users/ada/explanations/giant-steps").json["recommendations"][0]
    assert explained["score"] == pytest.approx(listed["score"])


def test_an_item_comes_with_interests_and_their_evidence(client: Client) -> None:
    item = client.get("/api/v1/items/blue-train").json
    assert item["creators"] == ["John Coltrane"]
    assert "jazz" in {row["interest_id"] for row in item["interests"]}
    review = next(text for text in item["texts"] if text["kind"] == "review")
    quotes = [review["text"][mention["start"] : mention["end"]] for mention in review["mentions"]]
    assert "saxophone" in quotes


def test_similar_items_come_in_the_order_of_their_rank(client: Client) -> None:
    found = client.get("/api/v1/items/kind-of-blue/similar", limit=5).json
    ranks = [row["rank"] for row in found["similar"]]
    assert ranks == sorted(ranks)
    assert found["similar"][0]["item_id"] == "blue-train"
    assert found["left_off"] == found["total"] - len(ranks)


def test_an_interest_comes_with_what_is_tied_to_it(client: Client) -> None:
    jazz = client.get("/api/v1/interests/jazz").json
    assert {"kind-of-blue", "giant-steps", "blue-train"} <= {row["item_id"] for row in jazz["items"]}
    assert {"ada", "bo"} <= {row["user_id"] for row in jazz["users"]}
    assert jazz["name_zh"] == "爵士乐" or jazz["name_zh"] is None or "爵士" in jazz["name_zh"]


@pytest.mark.parametrize(
    ("text", "label", "id"),
    [
        ("giant", "Item", "giant-steps"),
        ("coltrane blue", "Item", "blue-train"),
        ("哥德堡", "Item", "goldberg"),
        ("变奏", "Item", "goldberg"),
        ("哥", "Item", "goldberg"),
        ("ada", "User", "ada"),
        ("jaz", "Interest", "jazz"),
        ("红楼", "Item", "红楼梦 · 曹雪芹"),
    ],
)
def test_search_finds_words_and_beginnings_in_both_languages(client: Client, text: str, label: str, id: str) -> None:
    found = client.get("/api/v1/search", q=text).json
    assert (label, id) in {(hit["label"], hit["id"]) for hit in found["hits"]}


def test_search_keeps_to_a_label(client: Client) -> None:
    found = client.get("/api/v1/search", q="jazz", label="Interest").json
    assert {hit["label"] for hit in found["hits"]} == {"Interest"}


@pytest.mark.parametrize(("label", "id"), [("User", "ada"), ("Item", "kind-of-blue"), ("Interest", "jazz")])
def test_a_neighbourhood_is_bounded_and_says_what_it_left_off(client: Client, label: str, id: str) -> None:
    whole = client.get("/api/v1/neighbourhood", label=label, id=id, limit=300).json
    part = client.get("/api/v1/neighbourhood", label=label, id=id, limit=2).json
    assert whole["left_off"] == 0
    assert part["total"] == whole["total"]
    assert part["left_off"] == part["total"] - 2
    assert len(part["nodes"]) <= 3
    ids = {(node["label"], node["id"]) for node in whole["nodes"]}
    for tie in whole["ties"]:
        assert {tuple(tie["start"]), tuple(tie["end"])} <= ids


def test_someone_without_ties_has_a_neighbourhood_of_one(client: Client) -> None:
    alone = client.get("/api/v1/neighbourhood", label="User", id="nil").json
    assert (alone["centre"]["id"], alone["nodes"], alone["total"]) == ("nil", [], 0)


def test_figures_count_what_there_is(client: Client) -> None:
    stats = client.get("/api/v1/stats").json
    assert stats["nodes"]["User"] == client.get("/api/v1/users").json["total"]
    assert stats["relationships"]["FOLLOWS"] == 1
    assert stats["freshness"]["users_to_refresh"] == 0


def test_health_is_live_and_ready(client: Client) -> None:
    assert client.get("/api/v1/health/live").json["status"] == "live"
    assert client.get("/api/v1/health/ready").json["status"] == "ready"


def test_every_documented_get_answers(client: Client) -> None:
    values = {
        "category": "jazz",
        "user_id": "ada",
        "item_id": "kind-of-blue",
        "interest_id": "jazz",
        "name": "top-interests",
    }
    values["community_id"] = "c1-1"
    queries = {
        "/api/v1/search": {"q": "jazz"},
        "/api/v1/neighbourhood": {"label": "Item", "id": "kind-of-blue"},
        "/api/v1/users/{user_id}/explanations/{item_id}/what-if": {"without": "jazz"},
    }
    for path, methods in client.get("/openapi.json").json["paths"].items():
        if "get" in methods:
            answer = client.get(path.format(**values), **queries.get(path, {}))
            assert answer.status == 200, path
            assert answer.headers["content-type"] == "application/json"


def test_communities_come_with_members_and_what_draws_them(client: Client) -> None:
    listed = client.get("/api/v1/communities", level=1).json
    assert listed["total"] == len(listed["communities"]) > 1
    jazz = next(row for row in listed["communities"] if "jazz" in row["name"])
    one = client.get(f"/api/v1/communities/{jazz['community_id']}").json
    assert one["top"][0] == {"interest_id": "jazz", "name": "jazz", "name_zh": one["top"][0]["name_zh"], "weight": 1.0}
    assert {"ada", "bo"} <= {row["user_id"] for row in one["members"]["users"]}
    assert {row["part_of"] for row in one["inside"]} == {jazz["community_id"]}
    ada = client.get("/api/v1/users/ada").json
    assert ada["communities"][0]["community_id"] == jazz["community_id"]
    assert client.get("/api/v1/communities/none").status == 404
    assert client.get("/api/v1/communities", level=3).status == 422


def test_the_list_of_communities_goes_on_from_its_cursor(client: Client) -> None:
    whole = client.get("/api/v1/communities").json["communities"]
    first = client.get("/api/v1/communities", limit=2).json
    rest = client.get("/api/v1/communities", limit=200, cursor=first["cursor"]).json
    assert first["communities"] + rest["communities"] == whole


def test_whom_to_follow_sums_up_its_reasons(client: Client) -> None:
    found = client.get("/api/v1/users/ada/follow-suggestions", lang="zh").json
    assert "bo" not in {one["user_id"] for one in found["suggestions"]}
    for one in found["suggestions"]:
        assert sum(reason["contribution"] for reason in one["reasons"]) == pytest.approx(one["score"], abs=1e-6)
    assert client.get("/api/v1/users/nobody/follow-suggestions").status == 404


def test_dials_change_places_and_tell_the_place_by_score(client: Client) -> None:
    address = "/api/v1/users/ada/recommendations"
    plain = client.get(address, recommender="popularity", n=100).json["recommendations"]
    moved = client.get(address, recommender="popularity", novelty=0.9, calibration=0.2, long_tail=0.5).json
    assert [one["rank_by_score"] for one in plain] == [None] * len(plain)
    for one in moved["recommendations"]:
        assert one["rank_by_score"]
        before = plain[one["rank_by_score"] - 1]
        assert (before["item_id"], before["score"], before["reasons"]) == (one["item_id"], one["score"], one["reasons"])
