// What items lead to, for people who are known.
// out: item_id, other_ids, weights
MATCH (item:Item)-[suggests:SUGGESTS]->(other:Item)
RETURN item.item_id AS item_id, collect(other.item_id) AS other_ids, collect(suggests.weight) AS weights
