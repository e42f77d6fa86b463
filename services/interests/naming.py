"""From tags to Interest nodes: canonical names gathered into rows that can be written."""

from __future__ import annotations

from dataclasses import dataclass, field

from neo4j import ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.upsert.merges import lend_names
from services.language.attributes import ATTRIBUTE
from services.language.canonical import Name, canonical
from services.language.generic import is_generic

UPSERT_INTERESTS = cypher(__file__, "upsert_interests")
MERGED = cypher(__file__, "merged")
KINDS = ("genre", "person", "brand", "item", "place", "attribute", "topic")
"""Kinds of interest, the most telling first."""


@dataclass(slots=True)
class Names:
    """The interests of a batch, by id, with the surface forms they were met under."""

    names: dict[str, tuple[Name, str]] = field(default_factory=dict)
    surfaces: dict[str, set[str]] = field(default_factory=dict)

    def resolve(self, surface: str, kind: str) -> str | None:
        """Return the id of the interest that a tag stands for, or None when it stands for none."""
        name = canonical(surface, kind)
        if name is None:
            return None
        known = self.names.get(name.interest_id)
        if known is None or KINDS.index(kind) < KINDS.index(known[1]):
            self.names[name.interest_id] = (name, kind)
        self.surfaces.setdefault(name.interest_id, set()).add(surface.strip())
        return name.interest_id

    def is_generic(self, interest_id: str) -> bool:
        """Tell whether the name says too little to be an interest."""
        return is_generic(self.names[interest_id][0].name)

    def _says_too_little(self, interest_id: str) -> bool:
        return self.names[interest_id][1] != ATTRIBUTE and self.is_generic(interest_id)

    def write(self, tx: ManagedTransaction) -> dict[str, str]:
        """Make or complete the nodes, in order of their ids; return where those stand that were merged into others."""
        rows = [
            [id, name.name, name.name_zh, name.language, kind, sorted(self.surfaces[id]), self._says_too_little(id)]
            for id, (name, kind) in sorted(self.names.items())
        ]
        if not rows:
            return {}
        tx.run(UPSERT_INTERESTS, rows=rows, kinds=list(KINDS)).consume()
        merged: dict[str, str] = dict(row.values() for row in tx.run(MERGED, interest_ids=sorted(self.names)))
        lend_names(tx, list(merged))
        return merged
