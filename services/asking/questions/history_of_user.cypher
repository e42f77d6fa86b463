// What somebody met | 某人接触过什么
// asks: what has {user} read | which books has {user} read | what did {user} read | reading history of {user} | books {user} has read
// asks: {user}读过什么书 | {user}看过哪些书 | {user}读过什么 | {user}的阅读记录
// says: {user} met {count}: {names}. | {user}接触过{count}件：{names}。
// in:  $user_id: user
// out: item_id, item, item_zh
MATCH (:User {user_id: $user_id})-[did:INTERACTED_WITH]->(item:Item)
WITH item, max(did.last_at) AS last_at
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh
ORDER BY last_at DESC, item_id
