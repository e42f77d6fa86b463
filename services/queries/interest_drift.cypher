// How a user's interests drifted | 用户兴趣的漂移
// What pleased a user before and after a day (the middle of their history if left out): each interest's share of both.
// 某日（默认取历史的中点）前后，各兴趣在该用户喜爱中所占的比例。
// about: people
// in:  $user_id: user, who | 哪位用户
//      $since: date?, first day of the later part | 后一段的第一天
//      $limit: integer 1..1000 = 20, rows | 行数
// out: interest_id, interest, interest_zh, earlier: share before, later: share after, change
MATCH (user:User {user_id: $user_id})-[did:INTERACTED_WITH]->(:Item)
WHERE did.strength > 0 AND did.last_at IS NOT NULL
WITH user, percentileDisc(did.last_at.epochMillis, 0.5) AS middle
WITH user, CASE WHEN $since IS NULL THEN middle ELSE datetime({date: date($since)}).epochMillis END AS split
MATCH (user)-[did:INTERACTED_WITH]->(:Item)-[about:ABOUT]->(interest:Interest)
WHERE did.strength > 0 AND did.last_at IS NOT NULL AND interest.dropped IS NULL
WITH split, did, interest, max(about.weight) AS weight
WITH interest, did.strength * weight * interest.specificity AS signal, did.last_at.epochMillis < split AS is_earlier
WITH interest, sum(CASE WHEN is_earlier THEN signal ELSE 0.0 END) AS earlier,
     sum(CASE WHEN is_earlier THEN 0.0 ELSE signal END) AS later
WITH collect([interest, earlier, later]) AS every, sum(earlier) AS all_earlier, sum(later) AS all_later
UNWIND every AS one
WITH one[0] AS interest, CASE WHEN all_earlier > 0 THEN one[1] / all_earlier ELSE 0.0 END AS earlier,
     CASE WHEN all_later > 0 THEN one[2] / all_later ELSE 0.0 END AS later
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       earlier, later, later - earlier AS change
ORDER BY abs(change) DESC, interest_id
LIMIT $limit
