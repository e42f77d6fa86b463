"""Any id is one segment of an address."""

from __future__ import annotations

import pytest
from flask import Flask, url_for

from tests.hostile_names import NAMES
from web.addresses import EncodedSegments, IdConverter


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.url_map.converters["id"] = IdConverter
    app.wsgi_app = EncodedSegments(app.wsgi_app)  # type: ignore[method-assign]
    app.add_url_rule("/things/<id:name>", "thing", lambda name: name)
    app.add_url_rule("/things/<id:name>/parts", "parts", lambda name: f"parts of {name}")
    return app


@pytest.mark.parametrize("name", [*NAMES, "/", "%", "%2F", "%252F", "x/parts", "a?b#c"])
def test_an_id_survives_its_address(app: Flask, name: str) -> None:
    with app.test_request_context():
        thing, parts = url_for("thing", name=name), url_for("parts", name=name)
    client = app.test_client()
    assert client.get(thing).get_data(as_text=True) == name
    assert client.get(parts).get_data(as_text=True) == f"parts of {name}"
