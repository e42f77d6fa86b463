// Users between communities | 社群之间的人
// Users whose likes are spread most evenly over communities: 0 all in one, near 1 evenly over many.
// 喜爱的东西在各社群分布最均匀的用户：0 为全在一个社群，接近 1 为均匀分布在许多社群。
// about: communities
// in:  $level: integer 1..2 = 1, 1 broad groups, 2 fine ones | 1 为大社群，2 为小社群
//      $min_likes: integer 1..1000000 = 3, likes at least | 最少喜爱数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: user_id, user, likes, communities: how many they reach into, spread, community_id, community, community_zh: their own
MATCH (user:User)-[did:INTERACTED_WITH]->(:Item)-[:IN_COMMUNITY {level: $level}]->(reached:Community)
WHERE did.strength > 0
WITH user, reached, count(*) AS likes
WITH user, sum(likes) AS likes, count(*) AS communities, collect(likes) AS parts
WHERE likes >= $min_likes
WITH user, likes, communities, reduce(rest = 1.0, part IN parts | rest - (toFloat(part) / likes) ^ 2) AS spread
ORDER BY spread DESC, likes DESC, user.user_id
LIMIT $limit
OPTIONAL MATCH (user)-[:IN_COMMUNITY {level: $level}]->(own:Community)
RETURN user.user_id AS user_id, user.name AS user, likes, communities, spread,
       own.community_id AS community_id, own.name AS community, own.name_zh AS community_zh
ORDER BY spread DESC, likes DESC, user_id
