// Rising items | 上升中的物品
// What pleased more people in the last days than in as many days before; counted back from the newest event.
// 最近若干天里比之前同样长的时间更受喜爱的物品；从最新活动往回算。
// about: items
// in:  $days: integer 1..3650 = 30, length of both spans | 两段时间的天数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: item_id, item, item_zh, recent: people, before: people, rise
MATCH (user:User)
WITH max(user.newest_at) AS newest
WITH newest - $days * 86400000 AS middle, newest - 2 * $days * 86400000 AS start
MATCH (item:Item)<-[did:INTERACTED_WITH]-(user:User)
WHERE did.strength > 0 AND did.last_at.epochMillis > start
WITH item, count(DISTINCT CASE WHEN did.last_at.epochMillis > middle THEN user END) AS recent,
     count(DISTINCT CASE WHEN any(at IN did.ats WHERE at > start AND at <= middle) THEN user END) AS before
WHERE recent > before
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, recent, before, recent - before AS rise
ORDER BY rise DESC, recent DESC, item_id
LIMIT $limit
