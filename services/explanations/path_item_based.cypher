// Why: something the user has met is similar to the item.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
             -[:SIMILAR_TO {method: $method}]->(item:Item {item_id: $item_id})
RETURN path
