// Why: the community of someone the user follows likes the item more than others do.
MATCH path = (user:User {user_id: $user_id})-[:FOLLOWS]->(friend:User {user_id: $friend_id})
             -[:IN_COMMUNITY]->(community:Community {community_id: $community_id})-[:LIKES]->(item:Item {item_id: $item_id})
RETURN path
