// Users gone quiet | 沉默的用户
// Users whose newest event is older than a day (90 days before the newest event of all if left out), busiest first.
// 最近一次活动早于某日（默认为全图最新活动前 90 天）的用户，活跃的在前。
// about: people
// in:  $before: date?, quiet since this day | 从这一天起没有活动
//      $limit: integer 1..1000 = 20, rows | 行数
// out: user_id, user, newest_at, interactions, interests
MATCH (user:User)
WITH max(user.newest_at) AS newest
WITH CASE WHEN $before IS NULL THEN newest - 90 * 86400000 ELSE datetime({date: date($before)}).epochMillis END AS split
MATCH (user:User)
WHERE user.newest_at > 0 AND user.newest_at < split
RETURN user.user_id AS user_id, user.name AS user, datetime({epochMillis: user.newest_at}) AS newest_at,
       COUNT { (user)-[:INTERACTED_WITH]->() } AS interactions, COUNT { (user)-[:INTERESTED_IN]->() } AS interests
ORDER BY interactions DESC, user_id
LIMIT $limit
