// Items most alike | 最相似的物品
// The strongest pairs of similar items, and how many interests they share.
// 相似度最高的物品对，及其共有的兴趣数。
// about: items
// in:  $method: text = cosine, how similarity was computed | 相似度的算法
//      $limit: integer 1..1000 = 20, rows | 行数
// out: item_id, item, item_zh, other_item_id, other_item, other_item_zh, weight, shared: interests of both
MATCH (item:Item)-[similar:SIMILAR_TO {method: $method}]->(other:Item)
WHERE item.item_id < other.item_id OR NOT EXISTS { (other)-[:SIMILAR_TO {method: $method}]->(item) }
WITH item, other, similar.weight AS weight
ORDER BY weight DESC, item.item_id, other.item_id
LIMIT $limit
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh,
       other.item_id AS other_item_id, other.title AS other_item, other.title_zh AS other_item_zh, weight,
       COUNT { MATCH (item)-[:ABOUT]->(interest:Interest)<-[:ABOUT]-(other) RETURN DISTINCT interest } AS shared
ORDER BY weight DESC, item_id, other_item_id
