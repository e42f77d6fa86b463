// Why: something the user has met means much the same as the item; no relationship says so, but their vectors do.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
MATCH (item:Item {item_id: $item_id})
RETURN path, item, 2 * vector.similarity.cosine(seen.embedding, item.embedding) - 1 AS cosine
