// Items about an interest | 关于某个兴趣的物品
// asks: which books are about {interest} | what {interest} books are there | books about {interest} | list {interest} books | {interest} books | which items are about {interest} | books on {interest}
// asks: 哪些书是关于{interest}的 | 有哪些{interest}书 | 关于{interest}的书 | {interest}类的书有哪些 | {interest}题材的书 | 有什么讲{interest}的书
// says: {count} are about {interest}: {names}. | 关于{interest}的有{count}件：{names}。
// in:  $interest_id: interest
// out: item_id, item, item_zh, weight
MATCH (item:Item)-[about:ABOUT]->(:Interest {interest_id: $interest_id})
WITH item, max(about.weight) AS weight
ORDER BY weight DESC, coalesce(item.popularity, 0) DESC, item.item_id
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, weight
