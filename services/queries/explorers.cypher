// Broad and narrow tastes | 兴趣广泛与专一的人
// Users by the effective number of their interests: as many equally strong ones would be as spread out.
// 按有效兴趣数排列用户：相当于多少个同样强的兴趣。
// about: people
// in:  $order: broadest|narrowest = broadest, which end first | 先看哪一端（broadest 广泛，narrowest 专一）
//      $min_events: integer 0..1000000 = 3, interactions at least | 最少互动数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: user_id, user, breadth, interests: how many they are drawn to, interactions
MATCH (user:User)
WITH user, COUNT { (user)-[:INTERACTED_WITH]->() } AS interactions
WHERE interactions >= $min_events
MATCH (user)-[drawn:INTERESTED_IN]->(:Interest)
WHERE drawn.polarity > 0
WITH user, interactions, count(*) AS interests, sum(drawn.weight) ^ 2 / sum(drawn.weight ^ 2) AS breadth
RETURN user.user_id AS user_id, user.name AS user, breadth, interests, interactions
ORDER BY CASE $order WHEN 'narrowest' THEN breadth ELSE -breadth END, user_id
LIMIT $limit
