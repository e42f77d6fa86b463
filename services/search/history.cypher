// What a user did, newest first.
// in:  $user_id, $limit
// out: item_id, title, title_zh, kind, value, count, last_at, strength, total
MATCH (user:User {user_id: $user_id})-[interacted:INTERACTED_WITH]->(item:Item)
WITH interacted, item
ORDER BY interacted.ats[-1] DESC, item.item_id, interacted.kind
WITH collect([interacted, item]) AS done
UNWIND done[..$limit] AS one
WITH size(done) AS total, one[0] AS interacted, one[1] AS item
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       interacted.kind AS kind, interacted.value AS value, interacted.count AS count,
       interacted.last_at AS last_at, interacted.strength AS strength, total
