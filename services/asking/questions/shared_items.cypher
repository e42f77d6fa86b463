// What two people both met | 两人都接触过的物品
// asks: which books have both {user} and {other_user} read | what have {user} and {other_user} both read | which books do {user} and {other_user} share
// asks: {user}和{other_user}都看过哪些书 | {user}和{other_user}都读过什么 | {user}与{other_user}共同读过的书
// says: {user} and {other_user} both met {count}: {names}. | {user}和{other_user}都接触过{count}件：{names}。
// in:  $user_id: user
//      $other_user_id: user
// out: item_id, item, item_zh
MATCH (:User {user_id: $user_id})-[:INTERACTED_WITH]->(item:Item)<-[:INTERACTED_WITH]-(:User {user_id: $other_user_id})
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh
ORDER BY item_id
