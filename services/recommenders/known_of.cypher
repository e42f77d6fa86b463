// How much is known of a user: items met, counted up to enough, and whether there is an interest.
// in:  $user_id, $enough
// out: items, interests: 0 or 1
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WITH DISTINCT item
  LIMIT $enough
  RETURN count(item) AS items
}
RETURN items, CASE WHEN EXISTS { (user)-[:INTERESTED_IN {polarity: 1}]->(:Interest) } THEN 1 ELSE 0 END AS interests
