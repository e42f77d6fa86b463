// Silent items | 无人问津的物品
// Available items nobody has met; those with many interests and texts first: they can be recommended by content.
// 还没有人接触过的可推荐物品；兴趣和文本多的在前，可按内容推荐。
// about: items
// in:  $limit: integer 1..1000 = 20, rows | 行数
// out: item_id, item, item_zh, interests, texts, published_at
MATCH (item:Item)
WHERE coalesce(item.is_available, true) AND NOT EXISTS { (item)<-[:INTERACTED_WITH]-() }
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh,
       COUNT { MATCH (item)-[:ABOUT]->(interest:Interest) RETURN DISTINCT interest } AS interests,
       COUNT { (item)<-[:ABOUT_ITEM]-() } AS texts, item.published_at AS published_at
ORDER BY interests DESC, texts DESC, item_id
LIMIT $limit
