// Why: something the user has met leads to the item, by what was learned of people who are known.
MATCH path = (user:User {user_id: $user_id})-[:INTERACTED_WITH {kind: $kind}]->(seen:Item {item_id: $seen_id})
             -[:SUGGESTS]->(item:Item {item_id: $item_id})
RETURN path
