// Why: someone who likes the same thing has met the item.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $seen_kind}]->(seen:Item {item_id: $seen_id})
             <-[:INTERACTED_WITH {kind: $shared_kind}]-(neighbour:User {user_id: $neighbour_id})
             -[:INTERACTED_WITH {kind: $kind}]->(item:Item {item_id: $item_id})
RETURN path
