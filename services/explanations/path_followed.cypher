// Why: someone the user follows has met the item.
MATCH path = (user:User {user_id: $user_id})-[:FOLLOWS]->(friend:User {user_id: $friend_id})
             -[:INTERACTED_WITH {kind: $kind}]->(item:Item {item_id: $item_id})
RETURN path
