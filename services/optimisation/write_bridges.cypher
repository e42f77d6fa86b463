// Ties by what texts say, of items that feedback leaves alone.
// in:  $rows: [item_id, other_id, weight, rank]
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]}), (other:Item {item_id: row[1]})
MERGE (item)-[similar:SIMILAR_TO {method: 'content'}]->(other)
SET similar.weight = row[2], similar.rank = row[3]
