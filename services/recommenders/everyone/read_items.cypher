// Every item, with what decides whether it may be listed and what its popularity adds.
// out: item_id, is_available, popularity
MATCH (item:Item)
RETURN item.item_id AS item_id, coalesce(item.is_available, true) AS is_available,
       coalesce(item.popularity, 0) AS popularity
