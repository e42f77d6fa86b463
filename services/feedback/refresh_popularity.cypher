// How many users an item has pleased.
// in:  $item_ids
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
SET item.popularity = COUNT { (item)<-[interacted:INTERACTED_WITH WHERE interacted.strength > 0]-(:User) }
