// Top interests | 热门兴趣
// Which interests draw the most people, and how strongly.
// 哪些兴趣吸引的人最多，强度如何。
// about: interests
// in:  $kind: text?, only this kind (topic, genre, person, brand) | 只看这一类（topic、genre、person、brand）
//      $limit: integer 1..1000 = 20, rows | 行数
// out: interest_id, interest, interest_zh, kind, users: drawn to it, put_off, affinity: sum of weights, minus for put off
MATCH (interest:Interest)<-[drawn:INTERESTED_IN]-(:User)
WHERE interest.dropped IS NULL AND ($kind IS NULL OR interest.kind = $kind)
WITH interest,
     count(CASE WHEN drawn.polarity > 0 THEN 1 END) AS users,
     count(CASE WHEN drawn.polarity < 0 THEN 1 END) AS put_off,
     sum(drawn.weight * drawn.polarity) AS affinity
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       interest.kind AS kind, users, put_off, affinity
ORDER BY affinity DESC, interest_id
LIMIT $limit
