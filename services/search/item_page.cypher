// Items in order of their ids, after a given one.
// in:  $after: id or '', $limit
// out: item_id, title, title_zh, creators, year, popularity, total
MATCH (item:Item)
WHERE item.item_id > $after
WITH item ORDER BY item.item_id LIMIT $limit
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       item.creators AS creators, item.year AS year, coalesce(item.popularity, 0) AS popularity,
       COUNT { (:Item) } AS total
ORDER BY item_id
