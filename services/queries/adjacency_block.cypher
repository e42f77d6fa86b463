// Adjacency block of two groups | 两组之间的邻接块
// The part of the user-item matrix between people drawn to one interest and items about another, as its filled cells.
// 用户—物品矩阵中，喜欢某兴趣的人与关于另一兴趣的物品之间的部分，逐个列出非空单元。
// about: graph
// in:  $interest_id: interest, of the users (rows) | 用户（行）的兴趣
//      $other_interest_id: interest, of the items (columns) | 物品（列）的兴趣
//      $min_weight: number 0..1 = 0.3, weight from which an interest counts | 计入的最小权重
//      $limit: integer 1..1000 = 1000, cells | 单元数
// out: user_id, user, item_id, item, item_zh, strength: what the feedback says, -1 to 2
MATCH (user:User)-[drawn:INTERESTED_IN]->(:Interest {interest_id: $interest_id})
WHERE drawn.polarity > 0 AND drawn.weight >= $min_weight
MATCH (user)-[did:INTERACTED_WITH]->(item:Item)
WHERE EXISTS {
  MATCH (item)-[about:ABOUT]->(:Interest {interest_id: $other_interest_id}) WHERE about.weight >= $min_weight
}
WITH user, item, sum(did.strength) AS strength
RETURN user.user_id AS user_id, user.name AS user, item.item_id AS item_id, item.title AS item,
       item.title_zh AS item_zh, strength
ORDER BY user_id, item_id
LIMIT $limit
