// The items a person may be asked of: what pleased most people, and what is near the things the person likes.
// in:  $liked: item ids, $popular: how many of the first, $near: of each thing liked
// out: item_id, title, title_zh, creators, year, popularity
CALL () {
  MATCH (item:Item)
  WHERE item.popularity > 0
  RETURN item
  ORDER BY item.popularity DESC, item.item_id
  LIMIT $popular
UNION
  OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
  WITH coalesce(job.method, 'cosine') AS method
  UNWIND $liked AS item_id
  MATCH (:Item {item_id: item_id})-[near:SIMILAR_TO {method: method}]->(item:Item)
  WHERE near.rank <= $near AND item.popularity > 0
  RETURN item
}
WITH DISTINCT item
WHERE coalesce(item.is_available, true)
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, item.creators AS creators,
       item.year AS year, item.popularity AS popularity
ORDER BY popularity DESC, item_id
