// Who likes what, and when last: feedback above 0 of whom and on what `clean` has not dropped, in any order.
// out: user_id, item_id, at: ms
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
WHERE interacted.strength > 0 AND user.dropped IS NULL AND item.dropped IS NULL
RETURN user.user_id AS user_id, item.item_id AS item_id, max(interacted.ats[-1]) AS at
