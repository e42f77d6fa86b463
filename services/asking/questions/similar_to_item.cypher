// What is similar to an item | 类似的物品
// asks: what is similar to {item} | which books are like {item} | books similar to {item} | what else is like {item}
// asks: 和{item}类似的书 | 哪些书像{item} | 与{item}相似的书有哪些 | 类似{item}的书
// says: Similar to {item}: {names}. | 与{item}相似的有：{names}。
// in:  $item_id: item
//      $count: count = 10
// out: other_item_id, other_item, other_item_zh, weight
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH coalesce(job.method, 'cosine') AS method
MATCH (:Item {item_id: $item_id})-[similar:SIMILAR_TO {method: method}]->(other:Item)
RETURN other.item_id AS other_item_id, other.title AS other_item, other.title_zh AS other_item_zh,
       similar.weight AS weight
ORDER BY weight DESC, other_item_id
LIMIT $count
