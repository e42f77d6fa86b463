// Items that pleased most people.
// in:  $limit
// out: item_id, title, title_zh, creators, year, popularity, total
MATCH (item:Item)
WHERE item.popularity > 0
WITH item ORDER BY item.popularity DESC, item.item_id LIMIT $limit
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       item.creators AS creators, item.year AS year, item.popularity AS popularity, COUNT { (:Item) } AS total
