// The oldest items | 最早的物品
// asks: what is the oldest book | which books are the oldest | the {count} oldest books | earliest books
// asks: 最早的书是哪本 | 最古老的书是哪些 | 哪本书年代最久 | 最早的{count}本书
// says: The oldest: {names}. | 最早的是：{names}。
// in:  $count: count = 10
// out: item_id, item, item_zh, published
MATCH (item:Item)
WHERE item.year IS NOT NULL
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published, item_id
LIMIT $count
