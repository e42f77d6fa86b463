// The newest items | 最新的物品
// asks: what is the newest book | which books are the newest | the {count} newest books | latest books | most recent books
// asks: 最新的书是哪本 | 最晚出版的书是哪些 | 最新的{count}本书 | 最近出版的书
// says: The newest: {names}. | 最新的是：{names}。
// in:  $count: count = 10
// out: item_id, item, item_zh, published
MATCH (item:Item)
WHERE item.year IS NOT NULL
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published DESC, item_id
LIMIT $count
