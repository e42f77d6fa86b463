// The positive feedback of every user that is not dropped, on items that are not: of several kinds on one item the
// strongest, with the events of all of them.
// out: user_id, item_ids, strengths, counts: events, are_unvalued: ratings without stars, plays without a number
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
WHERE interacted.strength > 0 AND user.dropped IS NULL AND item.dropped IS NULL
WITH user, item, max(interacted.strength) AS strength, sum(coalesce(interacted.count, 1)) AS count,
     count(CASE WHEN interacted.value IS NULL AND interacted.kind IN ['rate', 'listen'] THEN 1 END) = count(*) AS is_unvalued
RETURN user.user_id AS user_id, collect(item.item_id) AS item_ids, collect(strength) AS strengths,
       collect(count) AS counts, collect(is_unvalued) AS are_unvalued
