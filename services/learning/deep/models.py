"""All deep models, by name."""

from __future__ import annotations

from services.learning.deep.graph_sage import GraphSage
from services.learning.deep.learner import DeepModel
from services.learning.deep.light_gcn import LightGcn
from services.learning.deep.next_item import Recurrent, SelfAttention

MODELS: dict[str, DeepModel] = {
    model.name: model for model in (LightGcn(), GraphSage(), Recurrent(), Recurrent(cell="lstm"), SelfAttention())
}
READS_ORDER = frozenset({"gru", "lstm", "sasrec"})
"""Those that need to know what came first."""
