// An item and its like | 物品与相似物品
// The items most similar to an item, and the interests they share with it.
// 与一件物品最相似的物品，以及共有的兴趣。
// about: graph
// in:  $item_id: item, which | 哪件物品
//      $limit: integer 1..300 = 15, similar items | 相似物品数
// out: path
MATCH path = (item:Item {item_id: $item_id})-[similar:SIMILAR_TO]->(other:Item)
WITH path, item, other
ORDER BY similar.rank, other.item_id
LIMIT $limit
OPTIONAL MATCH shared = (item)-[:ABOUT]->(:Interest)<-[:ABOUT]-(other)
RETURN path, collect(shared) AS shared
