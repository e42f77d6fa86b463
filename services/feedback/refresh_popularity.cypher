// How many users an item has pleased; where that changed, interests may lead to other items first.
// in:  $item_ids
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
WITH item, COUNT {
  MATCH (item)<-[interacted:INTERACTED_WITH]-(user:User) WHERE interacted.strength > 0
  RETURN DISTINCT user
} AS popularity
WHERE item.popularity IS NULL OR item.popularity <> popularity
SET item.popularity = popularity, item.leads_stale = true
