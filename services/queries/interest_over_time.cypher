// An interest month by month | 兴趣逐月变化
// How often items about an interest pleased people in each month, and which share of all that pleased it was.
// 每个月里与该兴趣有关的物品受到多少喜爱，占当月全部喜爱的比例。
// about: interests
// in:  $interest_id: interest, which | 哪个兴趣
//      $since: date?, from this day | 从这一天起
//      $limit: integer 1..1000 = 120, months | 月数
// out: month, events: on items about it, all_events, share
MATCH (item:Item)<-[did:INTERACTED_WITH]-(:User)
WHERE did.strength > 0 AND did.first_at IS NOT NULL AND ($since IS NULL OR date(did.last_at) >= date($since))
WITH did.ats AS ats, did.first_at.epochMillis AS first_at,
     EXISTS { (item)-[:ABOUT]->(:Interest {interest_id: $interest_id}) } AS is_about
UNWIND ats AS at
WITH is_about, at, first_at
WHERE at >= first_at
WITH is_about, date(datetime({epochMillis: at})) AS day
WHERE $since IS NULL OR day >= date($since)
WITH substring(toString(day), 0, 7) AS month, count(CASE WHEN is_about THEN 1 END) AS events, count(*) AS all_events
RETURN month, events, all_events, toFloat(events) / all_events AS share
ORDER BY month
LIMIT $limit
