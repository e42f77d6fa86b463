// An event newer than all of its kind between a user and an item, with what depends on it alone; nothing is written
// where one as new or with its id stands already, or where the user's figures are out of date. The user stays locked
// until the transaction ends.
// in:  $user_id, $item_id, $kind, $event_id, $at: ms, $value: NaN for none, $strengths: by the number of events, the
//      last for all higher ones, $as_of, $first_date: ms; what is before has no date
// out: is_written
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
SET user.user_id = $user_id
WITH user, item
WHERE user.strengths_stale IS NULL AND user.rating_mean IS NOT NULL
OPTIONAL MATCH (user)-[tie:INTERACTED_WITH]->(item)
WITH user, item, collect(tie) AS ties
WITH user, item, head([tie IN ties WHERE tie.kind = $kind]) AS before,
     any(tie IN ties WHERE tie.kind <> $kind AND tie.strength > 0) AS pleases_otherwise
WHERE before IS NULL OR ($at > before.ats[-1] AND NOT $event_id IN before.event_ids)
WITH user, item, before, pleases_otherwise, coalesce(size(before.event_ids), 0) AS count,
     pleases_otherwise OR coalesce(before.strength > 0, false) AS pleased
WITH user, item, before, pleased, count, $strengths[CASE WHEN count < size($strengths) THEN count ELSE -1 END] AS strength,
     pleases_otherwise, CASE WHEN $at >= $first_date THEN datetime({epochMillis: $at}) END AS known_at
WITH user, item, before, pleased, count, strength, pleases_otherwise OR strength > 0 AS pleases, known_at,
     coalesce(before.strength <> strength, true) AS has_changed
MERGE (user)-[interacted:INTERACTED_WITH {kind: $kind}]->(item)
SET interacted.value = CASE WHEN isNaN($value) THEN before.value ELSE $value END,
    interacted.event_ids = coalesce(before.event_ids, []) + $event_id,
    interacted.ats = coalesce(before.ats, []) + $at,
    interacted.values = coalesce(before.values, []) + $value,
    interacted.count = count + 1, interacted.strength = strength,
    interacted.first_at = coalesce(before.first_at, known_at), interacted.last_at = known_at,
    user.newest_at = CASE WHEN $at > coalesce(user.newest_at, 0) THEN $at ELSE user.newest_at END, user.as_of = $as_of
FOREACH (_ IN CASE WHEN has_changed THEN [1] ELSE [] END |
  SET user.neighbours_stale_at = $as_of, item.similarity_stale_at = $as_of)
FOREACH (gained IN CASE WHEN pleased = pleases THEN [] WHEN pleases THEN [1] ELSE [-1] END |
  SET item.popularity = coalesce(item.popularity, 0) + gained, item.leads_stale = true)
RETURN true AS is_written
