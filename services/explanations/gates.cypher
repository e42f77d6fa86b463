// What could keep an item out of a user's list.
// in:  $user_id, $item_id
// out: title, title_zh, is_available, met_at: ms of the newest event between the two, null when they have not met
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
OPTIONAL MATCH (user)-[interacted:INTERACTED_WITH]->(item)
RETURN item.title AS title, item.title_zh AS title_zh, coalesce(item.is_available, true) AS is_available,
       max(interacted.ats[-1]) AS met_at
