// The first event of its kind between a user and an item, with what depends on it alone; nothing is written where one of
// this kind stands already, or where the user's figures are out of date. The user stays locked until the transaction ends.
// in:  $user_id, $item_id, $kind, $event_ids, $ats, $values, $value, $strength, $as_of, $first_date: ms; what is before
//      has no date
// out: is_written
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
SET user.user_id = $user_id
WITH user, item
WHERE user.strengths_stale IS NULL AND user.rating_mean IS NOT NULL
  AND NOT EXISTS { (user)-[:INTERACTED_WITH {kind: $kind}]->(item) }
WITH user, item, EXISTS { (user)-[other:INTERACTED_WITH]->(item) WHERE other.strength > 0 } AS pleases,
     CASE WHEN $ats[0] >= $first_date THEN datetime({epochMillis: $ats[0]}) END AS known_at
CREATE (user)-[:INTERACTED_WITH {
  kind: $kind, event_ids: $event_ids, ats: $ats, values: $values, value: $value, count: 1, strength: $strength,
  first_at: known_at, last_at: known_at
}]->(item)
SET user.newest_at = CASE WHEN $ats[0] > coalesce(user.newest_at, 0) THEN $ats[0] ELSE user.newest_at END,
    user.as_of = $as_of, user.neighbours_stale_at = $as_of, item.similarity_stale_at = $as_of
FOREACH (_ IN CASE WHEN $strength > 0 AND NOT pleases THEN [1] ELSE [] END |
  SET item.popularity = coalesce(item.popularity, 0) + 1, item.leads_stale = true)
RETURN true AS is_written
