// What is rated worst | 评分最低的物品
// asks: which books are rated worst | which books have the worst ratings | lowest rated books | worst rated books | which book has the lowest average rating
// asks: 评分最低的书是哪些 | 哪本书评分最低 | 哪些书评分最低 | 平均分最低的书
// says: Rated worst (five ratings or more): {names}. | 评分最低的（至少五个评分）：{names}。
// in:  $count: count = 10
// out: item_id, item, item_zh, mean, ratings
MATCH (item:Item)<-[did:INTERACTED_WITH {kind: 'rate'}]-(:User)
WITH item, round(avg(did.value), 6) AS mean, count(*) AS ratings
WHERE ratings >= 5
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, mean, ratings
ORDER BY mean, ratings DESC, item_id
LIMIT $count
