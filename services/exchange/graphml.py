"""GraphML, as Gephi, Cytoscape, yEd, networkx and igraph read it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from graph_schema.model import NodeType
from services.exchange.reading import read_rows
from services.exchange.tables import Column, Table
from services.exchange.writing import Output

FILE = "graph.graphml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
TYPES = {"int": "long", "float": "double", "boolean": "boolean"}
"""GraphML's types by the model's; everything else is text, lists as JSON."""
NAMES = {"User": "name", "Item": "title", "Document": "title", "Interest": "name", "Community": "name"}
"""The property that a drawing shows beside a node."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INSTEAD = "\ufffd"
LINE_END = {"\r": "&#13;"}


def write_graphml(output: Output) -> None:
    """Write one file with all nodes and relationships; characters that XML forbids become U+FFFD."""
    nodes = [one for one in output.tables if isinstance(one.of, NodeType)]
    ties = [one for one in output.tables if not isinstance(one.of, NodeType)]
    with output.text_file(FILE) as (file, rows):
        file.write(HEAD)
        _write_keys(file, "node", nodes)
        _write_keys(file, "edge", ties)
        file.write('<graph id="interest-graph" edgedefault="directed">\n')
        for table in nodes:
            file.writelines(_node(table, row) for row in rows(read_rows(output.session, table)))
        for table in ties:
            file.writelines(_edge(table, row) for row in rows(read_rows(output.session, table)))
        file.writelines(_bare_nodes(output, nodes, ties))
        file.write("</graph>\n</graphml>\n")


def _write_keys(file: TextIO, domain: str, tables: Iterable[Table]) -> None:
    """Write one key for each property; where two tables have it in different types it is text."""
    types: dict[str, set[str]] = {"label": {"string"}} | ({"labels": {"string"}} if domain == "node" else {})
    for table in tables:
        for column in _properties(table):
            types.setdefault(column.name, set()).add(TYPES.get(column.type, "string"))
    for name, found in types.items():
        type = found.pop() if len(found) == 1 else "string"
        file.write(f'<key id="{domain}.{name}" for="{domain}" attr.name="{name}" attr.type="{type}"/>\n')


def _properties(table: Table) -> tuple[Column, ...]:
    return table.columns if isinstance(table.of, NodeType) else table.columns[2:]


def _node(table: Table, row: list[Any]) -> str:
    assert isinstance(table.of, NodeType)
    label, values = table.of.label, dict(zip((column.name for column in table.columns), row, strict=True))
    shown = values.get(NAMES.get(label, "")) or row[0]
    properties = _data("node", {"labels": f":{label}", "label": shown, **values})
    return f"<node id={_id(label, row[0])} labels={quoteattr(f':{label}')}>{properties}</node>\n"


def _edge(table: Table, row: list[Any]) -> str:
    start, end = (column.end or "" for column in table.columns[:2])
    values = dict(zip((column.name for column in table.columns[2:]), row[2:], strict=True))
    type = table.of.type if not isinstance(table.of, NodeType) else ""
    properties = _data("edge", {"label": type, **values})
    ends = f"source={_id(start, row[0])} target={_id(end, row[1])}"
    return f"<edge {ends} label={quoteattr(type)}>{properties}</edge>\n"


def _bare_nodes(output: Output, nodes: Iterable[Table], ties: Iterable[Table]) -> list[str]:
    """Return the ends of relationships whose label is not written itself: interests that people made statements on."""
    written = {table.of.label for table in nodes if isinstance(table.of, NodeType)}
    bare = {
        (column.end, row[place])
        for table in ties
        for place, column in enumerate(table.columns[:2])
        if column.end and column.end not in written
        for row in read_rows(output.session, table)
    }
    return [f"<node id={_id(label, key)} labels={quoteattr(f':{label}')}/>\n" for label, key in sorted(bare)]


def _id(label: str, key: str) -> str:
    return quoteattr(NOT_IN_XML.sub(INSTEAD, f"{label}:{key}"), {"\n": "&#10;", "\t": "&#9;", **LINE_END})


def _data(domain: str, values: dict[str, Any]) -> str:
    return "".join(
        f'<data key="{domain}.{name}">{escape(NOT_IN_XML.sub(INSTEAD, _text(value)), LINE_END)}</data>'
        for name, value in values.items()
        if value is not None
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        plain = [None if isinstance(part, float) and not math.isfinite(part) else part for part in value]
        return json.dumps(plain, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime) else str(value)
