// Alike without a shared interest | 没有共同兴趣的相似
// Items that please the same people though no interest ties them: what tags and texts have missed, or a real surprise.
// 受同一批人喜爱却没有共同兴趣的物品：标签和文本漏掉的，或真正的意外。
// about: items
// in:  $method: text = cosine, how similarity was computed | 相似度的算法
//      $limit: integer 1..1000 = 20, rows | 行数
// out: item_id, item, item_zh, other_item_id, other_item, other_item_zh, weight
MATCH (item:Item)-[similar:SIMILAR_TO {method: $method}]->(other:Item)
WHERE (item.item_id < other.item_id OR NOT EXISTS { (other)-[:SIMILAR_TO {method: $method}]->(item) })
  AND EXISTS { (item)-[:ABOUT]->() } AND EXISTS { (other)-[:ABOUT]->() }
  AND NOT EXISTS { (item)-[:ABOUT]->(:Interest)<-[:ABOUT]-(other) }
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh,
       other.item_id AS other_item_id, other.title AS other_item, other.title_zh AS other_item_zh,
       similar.weight AS weight
ORDER BY weight DESC, item_id, other_item_id
LIMIT $limit
