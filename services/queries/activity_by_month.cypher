// Activity month by month | 逐月活动
// Events in each month, by how many people, on how many items; of one item if it is given.
// 每个月的活动数、人数和物品数；可只看一件物品。
// about: graph
// in:  $item_id: item?, only this item | 只看这一物品
//      $since: date?, from this day | 从这一天起
//      $limit: integer 1..1000 = 120, months | 月数
// out: month, events, users, items
MATCH (user:User)-[did:INTERACTED_WITH]->(item:Item)
WHERE did.first_at IS NOT NULL AND ($item_id IS NULL OR item.item_id = $item_id)
  AND ($since IS NULL OR date(did.last_at) >= date($since))
WITH user, item, did.ats AS ats, did.first_at.epochMillis AS first_at
UNWIND ats AS at
WITH user, item, at, first_at
WHERE at >= first_at
WITH user, item, date(datetime({epochMillis: at})) AS day
WHERE $since IS NULL OR day >= date($since)
RETURN substring(toString(day), 0, 7) AS month, count(*) AS events, count(DISTINCT user) AS users,
       count(DISTINCT item) AS items
ORDER BY month
LIMIT $limit
