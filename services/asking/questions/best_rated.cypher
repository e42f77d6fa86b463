// What is rated best | 评分最高的物品
// asks: which books are rated best | which books have the best ratings | highest rated books | best rated books | which book has the highest average rating | the {count} best rated books
// asks: 评分最高的书是哪些 | 哪本书评分最高 | 哪些书评分最高 | 平均分最高的书 | 评分最高的{count}本书
// says: Rated best (five ratings or more): {names}. | 评分最高的（至少五个评分）：{names}。
// in:  $count: count = 10
// out: item_id, item, item_zh, mean, ratings
MATCH (item:Item)<-[did:INTERACTED_WITH {kind: 'rate'}]-(:User)
WITH item, round(avg(did.value), 6) AS mean, count(*) AS ratings
WHERE ratings >= 5
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, mean, ratings
ORDER BY mean DESC, ratings DESC, item_id
LIMIT $count
