// Why: something the user has met leads to the item, by what was learned of newcomers.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
             -[:INTRODUCES]->(item:Item {item_id: $item_id})
RETURN path
