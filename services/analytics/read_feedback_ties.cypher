// What pleased users, as ties of the graph in which communities are found: of several kinds on one item the strongest.
// out: id, item_ids, weights
MATCH (user:User)
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
  WHERE interacted.strength > 0
  WITH item, max(interacted.strength) AS strength
  RETURN collect(item.item_id) AS item_ids, collect(strength) AS weights
}
WITH user, item_ids, weights
WHERE size(item_ids) > 0
RETURN user.user_id AS id, item_ids, weights
