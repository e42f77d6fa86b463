// What items lead newcomers to.
// out: item_id, other_ids, weights
MATCH (item:Item)-[introduces:INTRODUCES]->(other:Item)
RETURN item.item_id AS item_id, collect(other.item_id) AS other_ids, collect(introduces.weight) AS weights
