// Who likes what, and when last: feedback above 0, without what `clean` dropped.
// out: user_id, item_ids, ats: ms, 0 is unknown
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
WHERE interacted.strength > 0 AND user.dropped IS NULL AND item.dropped IS NULL
WITH user, item, max(interacted.ats[-1]) AS at
RETURN user.user_id AS user_id, collect(item.item_id) AS item_ids, collect(at) AS ats
