// All weighed feedback of every user: of several kinds on one item the strongest, for or against.
// out: user_id, item_ids, strengths, newest: milliseconds since 1970, counts: events,
//      are_unvalued: ratings without stars, plays without a number
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
WHERE interacted.strength IS NOT NULL
WITH user, item, interacted
ORDER BY abs(interacted.strength) DESC, interacted.kind
WITH user, item, collect(interacted.strength)[0] AS strength, max(coalesce(interacted.ats[-1], 0)) AS newest,
     sum(coalesce(interacted.count, 1)) AS count,
     count(CASE WHEN interacted.value IS NULL AND interacted.kind IN ['rate', 'listen'] THEN 1 END) = count(*) AS is_unvalued
RETURN user.user_id AS user_id, collect(item.item_id) AS item_ids, collect(strength) AS strengths,
       collect(newest) AS newest, collect(count) AS counts, collect(is_unvalued) AS are_unvalued
