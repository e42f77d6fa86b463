// Why: the community the user belongs to likes the item more than others do.
MATCH path = (user:User {user_id: $user_id})-[:IN_COMMUNITY]->(community:Community {community_id: $community_id})
             -[:LIKES]->(item:Item {item_id: $item_id})
RETURN path
