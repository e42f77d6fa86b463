// What pleased most people.
// in:  $user_id, $n,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, popularity
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
MATCH (item:Item)
WHERE item.popularity > 0 AND coalesce(item.is_available, true) AND NOT item IN met
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, item.popularity AS popularity
ORDER BY popularity DESC, item_id
LIMIT $n
