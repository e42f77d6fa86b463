// A relationship that got an event, with its strength, and what depends on it alone.
// in:  $user_id, $item_id, $kind, $event_ids, $ats, $values, $value, $strength, $has_changed: the strength,
//      $gained: -1, 0 or 1 people pleased by the item, $as_of, $first_date: ms; what is before has no date
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
MERGE (user)-[interacted:INTERACTED_WITH {kind: $kind}]->(item)
WITH user, item, interacted, [at IN $ats WHERE at >= $first_date] AS known
SET interacted.event_ids = $event_ids, interacted.ats = $ats, interacted.values = $values,
    interacted.count = size($event_ids), interacted.value = $value, interacted.strength = $strength,
    interacted.first_at = CASE WHEN size(known) > 0 THEN datetime({epochMillis: known[0]}) END,
    interacted.last_at = CASE WHEN size(known) > 0 THEN datetime({epochMillis: known[-1]}) END,
    user.newest_at = CASE WHEN $ats[-1] > coalesce(user.newest_at, 0) THEN $ats[-1] ELSE user.newest_at END,
    user.as_of = $as_of, user.interests_stale = true
WITH user, item
WHERE $has_changed
SET item.similarity_stale_at = $as_of, user.neighbours_stale_at = $as_of
WITH item
WHERE $gained <> 0
SET item.popularity = coalesce(item.popularity, 0) + $gained, item.leads_stale = true
