"""The space of vectors from the ties of the graph: the cosine of a user's with an item's."""

from __future__ import annotations

from graph_schema.cypher import cypher
from services.recommenders.vector_space import VectorSpace

GRAPH_VECTORS = VectorSpace(
    kind="graph-vector",
    query=cypher(__file__, "graph_vector"),
    count="MATCH (i:Item) WHERE i.graph_vector_method = $method RETURN count(i) AS n",
    users="MATCH (user:User) WHERE user.graph_vector_method = $method"
    " RETURN user.user_id AS id, user.graph_vector AS vector",
    items="MATCH (item:Item) WHERE item.graph_vector_method = $method"
    " RETURN item.item_id AS id, item.graph_vector AS vector",
)
"""See `rebuild embeddings`."""
