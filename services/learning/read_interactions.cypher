// The positive feedback of every user: of several kinds on one item the strongest.
// out: user_id, item_ids, strengths
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
WHERE interacted.strength > 0
WITH user, item, max(interacted.strength) AS strength
RETURN user.user_id AS user_id, collect(item.item_id) AS item_ids, collect(strength) AS strengths
