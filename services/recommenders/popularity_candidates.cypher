// What pleased most people and the user has not met.
// in:  $user_id, $n
// out: item_id
MATCH (user:User {user_id: $user_id})
MATCH (item:Item)
WHERE item.popularity > 0 AND coalesce(item.is_available, true)
  AND NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) }
RETURN item.item_id AS item_id
ORDER BY item.popularity DESC, item_id
LIMIT $n
