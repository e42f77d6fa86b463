// How many people these items pleased.
// in:  $item_ids
// out: item_id, title, title_zh, popularity
MATCH (item:Item)
WHERE item.item_id IN $item_ids
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, coalesce(item.popularity, 0) AS popularity
ORDER BY item_id
