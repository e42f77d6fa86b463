// What displeased somebody | 某人不喜欢的物品
// asks: which books does {user} dislike | which books did {user} not like | which books did {user} hate | what books displeased {user}
// asks: {user}不喜欢哪些书 | {user}讨厌哪本书 | {user}不爱看哪些书
// says: {user} did not like {count}: {names}. | {user}不喜欢的有{count}件：{names}。
// in:  $user_id: user
// out: item_id, item, item_zh, strength
MATCH (:User {user_id: $user_id})-[did:INTERACTED_WITH]->(item:Item)
WITH item, sum(did.strength) AS strength
WHERE strength < 0
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, strength
ORDER BY strength, item_id
