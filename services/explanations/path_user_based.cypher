// Why: someone who likes the same things has met the item.
MATCH path = (user:User {user_id: $user_id})-[:SIMILAR_TO {method: $method}]->(neighbour:User {user_id: $neighbour_id})
             -[:INTERACTED_WITH {kind: $kind}]->(item:Item {item_id: $item_id})
RETURN path
