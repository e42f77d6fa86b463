// Why: something the user likes lies near the item by who likes both; no relationship says so, but their vectors do.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
MATCH (item:Item {item_id: $item_id})
RETURN path, item, 2 * vector.similarity.cosine(seen.taste[..-1], item.taste[..-1]) - 1 AS cosine
