"""Writes docs/api.md from the API's own description: `python docs/api_reference.py`."""

from __future__ import annotations

from pathlib import Path

from neo4j import GraphDatabase

from web.api.reference import api_reference
from web.app import create_app, openapi

FILE = Path(__file__).with_name("api.md")


def made() -> str:
    """Return what the file should hold; no database is asked."""
    with GraphDatabase.driver("bolt://127.0.0.1:9") as driver:
        return api_reference(openapi(create_app(driver)))


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
