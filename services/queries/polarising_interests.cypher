// Polarising interests | 两极分化的兴趣
// Interests that draw some people and put off others; those with two large camps come first.
// 有人喜欢、也有人反感的兴趣；两边人数都多的排在前面。
// about: interests
// in:  $min_users: integer 1..1000000 = 1, people on the smaller side | 较少一方的最少人数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: interest_id, interest, interest_zh, users: drawn to it, put_off, balance: 0 all agree, 1 as many for as against
MATCH (interest:Interest)<-[drawn:INTERESTED_IN]-(:User)
WHERE interest.dropped IS NULL
WITH interest,
     count(CASE WHEN drawn.polarity > 0 THEN 1 END) AS users,
     count(CASE WHEN drawn.polarity < 0 THEN 1 END) AS put_off
WITH interest, users, put_off, CASE WHEN users < put_off THEN users ELSE put_off END AS smaller
WHERE smaller >= $min_users
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       users, put_off, 2.0 * smaller / (users + put_off) AS balance
ORDER BY smaller DESC, balance DESC, interest_id
LIMIT $limit
