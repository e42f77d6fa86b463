"""The printed model is the model."""

from graph_schema.model import NODES, RELATIONSHIPS
from graph_schema.printing import as_json, as_markdown, as_mermaid


def test_every_label_and_type_is_printed() -> None:
    for text in (as_markdown(), str(as_json())):
        assert all(node.label in text for node in NODES)
        assert all(tie.type in text for tie in RELATIONSHIPS)


def test_the_diagram_ties_only_labels_it_shows() -> None:
    lines = as_mermaid().splitlines()
    assert lines[0] == "flowchart LR"
    assert sum("-->" in line or ".->" in line for line in lines) == len(RELATIONSHIPS)
