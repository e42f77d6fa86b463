// How many people these items pleased.
// in:  $user_id, $item_ids
// out: item_id, title, title_zh, popularity
MATCH (user:User {user_id: $user_id})
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
WHERE item.popularity > 0
RETURN item_id, item.title AS title, item.title_zh AS title_zh, item.popularity AS popularity
ORDER BY popularity DESC, item_id
