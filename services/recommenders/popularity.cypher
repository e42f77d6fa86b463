// What pleased most people and the user has not met.
// in:  $user_id, $n
// out: item_id, title, title_zh, popularity
MATCH (user:User {user_id: $user_id})
MATCH (item:Item)
WHERE item.popularity > 0 AND coalesce(item.is_available, true)
  AND NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) }
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, item.popularity AS popularity
ORDER BY popularity DESC, item_id
LIMIT $n
