// What pleased somebody | 某人喜欢的物品
// asks: which books does {user} like | which books did {user} like | what books pleased {user} | favourite books of {user} | which books did {user} enjoy most | what did {user} like best
// asks: {user}喜欢哪些书 | {user}喜欢哪本书 | {user}最喜欢的书 | {user}爱看哪些书
// says: {user} liked {count}: {names}. | {user}喜欢的有{count}件：{names}。
// in:  $user_id: user
// out: item_id, item, item_zh, strength
MATCH (:User {user_id: $user_id})-[did:INTERACTED_WITH]->(item:Item)
WITH item, sum(did.strength) AS strength, max(did.strength) AS best
WHERE strength > 0 AND best >= 0.5
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, strength
ORDER BY strength DESC, item_id
