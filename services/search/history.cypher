// What a user did, item by item, newest first, after a given one.
// in:  $user_id, $newest: milliseconds of the last one shown, or a number larger than any, $after: its id or '', $limit
// out: item_id, title, title_zh, last_at, feedback: [kind, value, count, last_at, strength], newest, total
MATCH (user:User {user_id: $user_id})-[interacted:INTERACTED_WITH]->(item:Item)
WITH item, interacted
ORDER BY interacted.ats[-1] DESC, interacted.kind
WITH item, collect(interacted) AS ties, max(interacted.ats[-1]) AS newest
ORDER BY newest DESC, item.item_id
WITH collect([item, ties, newest]) AS done
UNWIND [one IN done WHERE one[2] < $newest OR (one[2] = $newest AND one[0].item_id > $after)][..$limit] AS one
WITH size(done) AS total, one[0] AS item, one[1] AS ties, one[2] AS newest
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       ties[0].last_at AS last_at,
       [tie IN ties | [tie.kind, tie.value, tie.count, tie.last_at, tie.strength]] AS feedback, newest, total
