"""What Neo4j Browser is handed: favourites, style, guide addresses, lines of neo4j.conf."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_schema.model import NODES, RELATIONSHIPS
from services.queries.catalogue import named_queries
from web.browser_kit.examples import UNKNOWN, examples
from web.browser_kit.favourites import GRASS, favourites, needed, pictures, ready, shelves
from web.cli.neo4j_browser import command
from web.neo4j_browser import greeting, guide_params

EVERY = [query for queries in shelves().values() for query in queries]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_favourites_are_the_query_files_by_subject_each_with_its_title_first(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(favourites(language))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(files) == len(EVERY) == len(named_queries()) + len(pictures())
    assert all(re.fullmatch(r"[^/]+/[\w-]+\.cypher", name) for name in files)
    first_lines = {text.splitlines()[0] for text in files.values()}
    assert first_lines == {f"// {query.title_zh if language == 'zh' else query.title}" for query in EVERY}
    assert favourites(language) == favourites(language)


@pytest.mark.parametrize("query", EVERY, ids=[query.name for query in EVERY])
def test_only_what_is_needed_stays_a_parameter(query: object) -> None:
    body = re.sub(r"//.*", "", ready(query))  # type: ignore[arg-type]
    assert set(re.findall(r"\$(\w+)", body)) == set(needed(query)) <= set(examples(None))  # type: ignore[arg-type]


def test_the_style_names_labels_types_and_properties_of_the_model() -> None:
    known = {node.label: {one.name for one in node.properties} for node in NODES}
    ties: dict[str, set[str]] = {}
    for tie in RELATIONSHIPS:
        ties.setdefault(tie.type, set()).update(one.name for one in tie.properties)
    for kind, table in (("node", known), ("relationship", ties)):
        for name, body in re.findall(rf"^{kind}\.(\w+) \{{(.*?)\}}", GRASS, re.DOTALL | re.MULTILINE):
            assert name in table
            assert set(re.findall(r'caption: "\{(\w+)\}"', body)) <= table[name], name
    assert {"User", "Item", "Interest", "Document", "Community"} <= set(re.findall(r"node\.(\w+)", GRASS))


def test_parameters_are_texts_whatever_is_in_them() -> None:
    line = guide_params({"user_id": 'it\'s "quoted" \\ 红'})
    assert line == ':params {user_id: "it\'s \\"quoted\\" \\\\ 红"}'


def test_a_guide_without_a_graph_names_nobody() -> None:
    assert set(examples(None).values()) == {UNKNOWN}


def test_the_greeting_uses_the_name_that_is_on_the_whitelist() -> None:
    [line] = greeting("http://127.0.0.1:5003")
    assert line == "browser.post_connect_cmd=guide http://localhost:5003/neo4j/guide.html"


def test_the_command_prints_the_lines_and_writes_the_files(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--site", "https://graph.example/", "--output", str(tmp_path / "kit")])
    assert done.exit_code == 0
    assert "post_connect_cmd=guide https://graph.example/neo4j/guide.html" in done.output
    names = {path.name for path in (tmp_path / "kit").iterdir()}
    assert names == {"interest.grass", "favourites.en.zip", "favourites.zh.zip"}
