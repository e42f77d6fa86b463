"""The graph as tables, one a label and one a relationship type, as the model describes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_schema import model
from graph_schema.model import NodeType, Property, RelationshipType

KEYS = {node.label: node.key for node in model.NODES}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``end`` is the label of the node that it names by its key, None for a property."""

    name: str
    type: str
    is_derived: bool = False
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A label or relationship type; in a relationship's table the first two columns are its ends."""

    name: str
    of: NodeType | RelationshipType
    columns: tuple[Column, ...]

    @property
    def is_derived(self) -> bool:
        """Say whether all of it can be computed again."""
        return self.of.is_derived

    @property
    def facts(self) -> frozenset[str]:
        """Return the names of the columns that hold facts."""
        return frozenset(column.name for column in self.columns if not column.is_derived)

    def with_facts_only(self) -> Table:
        """Return the table without its derived columns."""
        return Table(self.name, self.of, tuple(column for column in self.columns if not column.is_derived))


def tables(everything: bool = False) -> tuple[Table, ...]:
    """Return the tables of facts, nodes first; with ``everything`` also what is derived."""
    nodes = [_node_table(node) for node in model.NODES if node.label not in model.LOGS]
    ties = (tie for tie in model.RELATIONSHIPS if not {tie.start, tie.end} & set(model.LOGS))
    found = [*nodes, *(_tie_table(tie) for tie in ties)]
    return tuple(found) if everything else tuple(one.with_facts_only() for one in found if not one.is_derived)


def table(name: str) -> Table:
    """Return a table by its name, with all its columns."""
    return next(one for one in tables(everything=True) if one.name == name)


def _node_table(node: NodeType) -> Table:
    key, *others = _columns(node.properties)
    return Table(node.label.lower(), node, (Column(key.name, key.type, end=node.label), *others))


def _tie_table(tie: RelationshipType) -> Table:
    start, end = KEYS[tie.start], KEYS[tie.end]
    other = end if end != start else f"other_{end}"
    ends = (Column(start, "string", end=tie.start), Column(other, "string", end=tie.end))
    return Table(_tie_name(tie), tie, (*ends, *_columns(tie.properties)))


def _tie_name(tie: RelationshipType) -> str:
    """Return the type, with the label that tells ties of that type apart: where they start, else where they end."""
    alike = [other for other in model.RELATIONSHIPS if other.type == tie.type]
    if len(alike) == 1:
        return tie.type.lower()
    if len({other.start for other in alike}) == len(alike):
        return f"{tie.start}_{tie.type}".lower()
    return f"{tie.type}_{tie.end}".lower()


def _columns(properties: Iterable[Property]) -> list[Column]:
    return [Column(one.name, one.type, one.is_derived) for one in properties]
