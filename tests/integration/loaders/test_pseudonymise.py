"""A source loaded under pseudonyms: no id and no name reaches the graph or the data folder."""

from __future__ import annotations

from pathlib import Path

from neo4j import Driver

from services.observability.progress import SilentProgress
from services.privacy.file_scan import scan_files
from services.privacy.key import read_or_make_key
from services.privacy.traces import Traces
from tests.conftest import Cli

MAPPING = """
[[file]]
path = "people.csv"
record = "user"
fields = {user_id = "id", name = "name"}

[[file]]
path = "reviews.csv"
record = "document"
fields = {user_id = "who", item_id = "what", text = "text", document_id = "id"}

[[file]]
path = "ratings*.csv"
record = "interaction"
constants = {kind = "rate"}
scale = [1, 5]
fields = {user_id = "who", item_id = "what", value = "stars"}
"""
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n) AS n, properties(r) AS r"
IDS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"


def write_shop(folder: Path) -> Path:
    folder.mkdir()
    (folder / "mapping.toml").write_text(MAPPING)
    (folder / "people.csv").write_text("id,name\nzoe-marker,Zoe Marker\nada-marker,Ada Marker\n")
    (folder / "reviews.csv").write_text("id,who,what,text\nr-zoe-marker,zoe-marker,i1,Fine says zoe-marker\n")
    (folder / "ratings-1.csv").write_text("who,what,stars\nzoe-marker,i1,5\nada-marker,i1,x\n")
    return folder / "mapping.toml"


def test_no_one_is_named_and_each_is_the_same_in_the_next_load(cli: Cli, driver: Driver, tmp_path: Path) -> None:
    mapping = write_shop(tmp_path / "shop")
    refused = cli("load", str(mapping), "--pseudonymise", "--rejects", "r.jsonl")
    assert (refused.returncode, "--rejects" in refused.stderr) == (1, True)
    ran = cli("load", str(mapping), "--pseudonymise")
    assert (ran.returncode, "1 rejected" in ran.stdout) == (3, True), ran.stderr
    held = repr([row.values() for row in driver.execute_query(EVERYTHING).records])
    assert ("marker" in held.lower(), "Fine says p-" in held) == (False, True)
    home = tmp_path / ".interest-graph"
    for id in ("zoe-marker", "ada-marker"):
        assert scan_files(home, Traces(id), SilentProgress()).found == ()
    first = [row["id"] for row in driver.execute_query(IDS).records]
    assert read_or_make_key(home).pseudonym("zoe-marker") in first
    (tmp_path / "shop" / "ratings-2.csv").write_text("who,what,stars\nzoe-marker,i2,4\n")
    assert cli("load", str(mapping), "--pseudonymise").returncode == 3
    assert [row["id"] for row in driver.execute_query(IDS).records] == first
    (home / "privacy.key").chmod(0o644)
    shown = cli("load", str(mapping), "--pseudonymise")
    assert (shown.returncode, "chmod 600" in shown.stderr) == (1, True)
