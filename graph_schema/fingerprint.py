"""One number for what the graph holds: equal facts give equal fingerprints, whatever their order of arrival."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from neo4j import Driver, Record
from neo4j.time import DateTime

from graph_schema import model

NODES = "MATCH (n:$($label)) RETURN n[$key] AS start, null AS end, [name IN $names | n[name]] AS properties"
RELATIONSHIPS = (
    "MATCH (a:$($start))-[r:$($type)]->(b)"
    " RETURN a[$start_key] AS start, b[$end_key] AS end, [name IN $names | r[name]] AS properties"
)
MODULUS = 1 << 128
DIGITS = 9
LEFT_OUT = ("as_of", "embedding", "taste", "graph_vector")
"""When something was computed says nothing of it, and a vector's checksum or method stands for its numbers."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``parts`` holds a hash and a count for each label and relationship type; ``value`` stands for all."""

    value: str
    parts: dict[str, tuple[str, int]]


def fingerprint(driver: Driver, everything: bool = False) -> Fingerprint:
    """Hash the facts of the graph; with ``everything`` also what is derived, rounded to nine digits."""
    keys = {node.label: node.identity or node.key for node in model.NODES}
    parts: dict[str, tuple[str, int]] = {}
    with driver.session(fetch_size=5000) as session:
        for node in model.NODES if everything else model.FACT_NODES:
            if node.label in model.LOGS:
                continue
            names = [name for name in _wanted(node.properties, everything) if name != node.key or not node.identity]
            parts[node.label] = _combine(session.run(NODES, label=node.label, key=keys[node.label], names=names))
        for tie in model.RELATIONSHIPS if everything else model.FACT_RELATIONSHIPS:
            if tie.is_log or tie.start in model.LOGS or tie.end in model.LOGS:
                continue
            names = _wanted(tie.properties, everything)
            ends = {"start": tie.start, "start_key": keys[tie.start], "end_key": keys[tie.end]}
            parts[_part(tie)] = _combine(session.run(RELATIONSHIPS, {"type": tie.type, "names": names, **ends}))
    whole = hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=16).hexdigest()
    return Fingerprint(whole, parts)


def _part(tie: model.RelationshipType) -> str:
    """Return the type; with the label it starts from where ties of that type start from several."""
    alike = sum(other.type == tie.type for other in model.RELATIONSHIPS)
    return tie.type if alike == 1 else f"{tie.type} of {tie.start}"


def _wanted(properties: tuple[model.Property, ...], everything: bool) -> list[str]:
    return [p.name for p in properties if p.name not in LEFT_OUT and (everything or not p.is_derived)]


def _combine(rows: Iterable[Record]) -> tuple[str, int]:
    total, count = 0, 0
    for start, end, properties in rows:
        fact = [start, end, *map(_plain, properties)]
        text = json.dumps(fact, ensure_ascii=False).encode("utf-8", "surrogatepass")
        total = (total + int.from_bytes(hashlib.blake2b(text, digest_size=16).digest())) % MODULUS
        count += 1
    return f"{total:032x}", count


def _plain(value: object) -> object:
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, DIGITS)
    if isinstance(value, DateTime):
        return value.iso_format()
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
