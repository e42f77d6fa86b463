// A handful of a person's feedback goes; what it was about waits for its counts and its similar items.
// in:  $user_id, $limit, $now
// out: item_ids, events
MATCH (user:User {user_id: $user_id})-[interacted:INTERACTED_WITH]->(item:Item)
WITH interacted, item, size(interacted.event_ids) AS events
LIMIT $limit
SET item.similarity_stale_at = $now
DELETE interacted
RETURN collect(DISTINCT item.item_id) AS item_ids, coalesce(sum(events), 0) AS events
