// How many people items pleased, of how many, and from where on an item is one of the most popular.
// in:  $item_ids, $head: the part of the items that pleased anybody which is the head, in [0, 1]
// out: item_id, popularity, users, head_from: the least popularity of the head
CALL () {
  MATCH (user:User)
  RETURN count(user) AS users
}
CALL () {
  MATCH (item:Item)
  WHERE item.popularity > 0
  WITH item.popularity AS popularity
  ORDER BY popularity DESC
  WITH collect(popularity) AS every
  RETURN coalesce(every[toInteger(ceil($head * size(every))) - 1], 1) AS head_from
}
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
RETURN item_id, coalesce(item.popularity, 0) AS popularity, users, head_from
