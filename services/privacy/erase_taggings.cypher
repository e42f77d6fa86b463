// A handful of a person's tags goes; the items wait for their interests.
// in:  $user_id, $limit
// out: item_ids, tags
MATCH (user:User {user_id: $user_id})-[tagged:TAGGED]->(item:Item)
WITH tagged, item, tagged.tag AS tag
LIMIT $limit
SET item.interests_stale = true
DELETE tagged
RETURN collect(DISTINCT item.item_id) AS item_ids, collect(tag) AS tags
