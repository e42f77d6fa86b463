// Why these items | 为什么是这些
// Items a user has not met, and the interests that lead to them.
// 一位用户还没接触过的物品，以及通向它们的兴趣。
// about: graph
// in:  $user_id: user, who | 哪位用户
//      $limit: integer 1..300 = 25, paths | 路径数
// out: path
MATCH path = (user:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(:Interest)<-[about:ABOUT]-(item:Item)
WHERE drawn.polarity > 0 AND NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) }
RETURN path
ORDER BY drawn.weight * about.weight DESC, item.item_id
LIMIT $limit
