// Similarity of items by one method.
// in:  $method
// out: item_id, other_ids, weights
MATCH (item:Item)-[similar:SIMILAR_TO {method: $method}]->(other:Item)
RETURN item.item_id AS item_id, collect(other.item_id) AS other_ids, collect(similar.weight) AS weights
