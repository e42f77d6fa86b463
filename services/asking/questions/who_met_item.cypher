// Who met an item | 谁接触过这件物品
// asks: who has read {item} | who read {item} | who met {item} | readers of {item} | which people have read {item}
// asks: 谁读过{item} | 谁看过{item} | 哪些人读过{item} | {item}有哪些读者
// says: {count} people met {item}: {names}. | 接触过{item}的有{count}人：{names}。
// in:  $item_id: item
// out: user_id, user
MATCH (user:User)-[:INTERACTED_WITH]->(:Item {item_id: $item_id})
RETURN DISTINCT user.user_id AS user_id, user.name AS user
ORDER BY user_id
