"""The embedded server: found, shared, stopped, and none left behind."""

from neo4j import Driver


def test_has_graph_data_science(driver: Driver) -> None:
    rows, _, _ = driver.execute_query("RETURN gds.version() AS version")
    assert rows[0]["version"].startswith("2.26")
