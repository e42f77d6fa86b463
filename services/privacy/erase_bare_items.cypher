// Items that were nothing but the other end of what has gone: without a description, and nobody's any more.
// in:  $item_ids, $described: names of the properties that describe an item
// out: items
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
WHERE none(name IN $described WHERE item[name] IS NOT NULL) AND NOT EXISTS { (item)--(:User|Document) }
DETACH DELETE item
RETURN count(*) AS items
