// Interests held together | 共同出现的兴趣
// Pairs of interests that the same people hold more often than chance (lift over 1), out of the 500 pairs shared most.
// 同一批人同时拥有、且多于偶然（提升度大于 1）的兴趣对，取自共同人数最多的 500 对。
// about: interests
// in:  $interest_id: interest?, only pairs with this interest | 只看含此兴趣的组合
//      $min_weight: number 0..1 = 0.3, weight from which an interest counts | 计入的最小权重
//      $min_users: integer 1..1000000 = 2, people who hold both | 同时拥有两者的最少人数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: interest_id, interest, interest_zh, other_interest_id, other_interest, other_interest_zh, users: hold both,
//      lift: how many times as many as if the two had nothing to do with each other
MATCH (user:User)-[first:INTERESTED_IN]->(interest:Interest)
WHERE first.polarity > 0 AND first.weight >= $min_weight
  AND ($interest_id IS NULL OR interest.interest_id = $interest_id)
MATCH (user)-[second:INTERESTED_IN]->(other:Interest)
WHERE second.polarity > 0 AND second.weight >= $min_weight AND other <> interest
  AND ($interest_id IS NOT NULL OR interest.interest_id < other.interest_id)
WITH interest, other, count(*) AS users
WHERE users >= $min_users
ORDER BY users DESC, interest.interest_id, other.interest_id
LIMIT 500
WITH interest, other, users,
     COUNT { (interest)<-[one:INTERESTED_IN]-(:User) WHERE one.polarity > 0 AND one.weight >= $min_weight } AS left,
     COUNT { (other)<-[one:INTERESTED_IN]-(:User) WHERE one.polarity > 0 AND one.weight >= $min_weight } AS right
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       other.interest_id AS other_interest_id, other.name AS other_interest, other.name_zh AS other_interest_zh,
       users, toFloat(users) * COUNT { (:User) } / (left * right) AS lift
ORDER BY lift DESC, users DESC, interest_id, other_interest_id
LIMIT $limit
