// How many met an item | 多少人接触过这件物品
// asks: how many people have read {item} | how many people read {item} | how many readers does {item} have | number of readers of {item}
// asks: 有多少人读过{item} | 多少人看过{item} | {item}有多少读者 | 几个人读过{item}
// says: {users} people met {item}. | 接触过{item}的有{users}人。
// in:  $item_id: item
// out: users
MATCH (item:Item {item_id: $item_id})
RETURN COUNT { MATCH (user:User)-[:INTERACTED_WITH]->(item) RETURN DISTINCT user } AS users
