// Why: something the user likes lies near the item by the ties of the graph; no relationship says so, but vectors do.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
MATCH (item:Item {item_id: $item_id})
RETURN path, item, 2 * vector.similarity.cosine(seen.graph_vector, item.graph_vector) - 1 AS cosine
