// An event goes from what a user did with an item; where it was the only one of its kind, the relationship goes too.
// The user stays locked until the transaction ends.
// in:  $user_id, $item_id, $event_id, $now
// out: taken_back: how many kinds of feedback held it
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
SET user.user_id = $user_id
WITH user, item
MATCH (user)-[interacted:INTERACTED_WITH]->(item)
WHERE $event_id IN interacted.event_ids
WITH item, interacted, [at IN range(0, size(interacted.event_ids) - 1) WHERE interacted.event_ids[at] <> $event_id] AS kept
SET item.similarity_stale_at = $now
WITH interacted, kept, [at IN kept | interacted.values[at]] AS values
SET interacted.event_ids = [at IN kept | interacted.event_ids[at]], interacted.ats = [at IN kept | interacted.ats[at]],
    interacted.values = values, interacted.count = size(kept),
    interacted.value = [value IN values WHERE NOT isNaN(value)][-1], interacted.strength = null
FOREACH (_ IN CASE WHEN size(kept) = 0 THEN [1] ELSE [] END | DELETE interacted)
RETURN count(*) AS taken_back
