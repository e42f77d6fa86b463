// What pleased most people | 最受欢迎的物品
// asks: which books are most popular | what are the most popular books | most liked books | which books please the most people | top books | which {count} books are most popular | the {count} most popular books
// asks: 最受欢迎的书是哪些 | 哪些书最受欢迎 | 最热门的书 | 最受喜爱的{count}本书 | 大家最喜欢哪些书 | 哪本书最受欢迎
// says: The most popular: {names}. | 最受欢迎的是：{names}。
// in:  $count: count = 10
// out: item_id, item, item_zh, users
MATCH (item:Item)
WHERE item.popularity > 0
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.popularity AS users
ORDER BY users DESC, item_id
LIMIT $count
