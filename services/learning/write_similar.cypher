// Rows of SIMILAR_TO by one method, each replaced whole.
// in:  $rows: [item_id, checksum, [[other_id, weight, rank], ...]], $method, $checksum: the property that holds it
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item[$checksum] = row[1]
WITH row, item
CALL (item) {
  MATCH (item)-[old:SIMILAR_TO {method: $method}]->(:Item)
  DELETE old
}
UNWIND row[2] AS neighbour
MATCH (other:Item {item_id: neighbour[0]})
CREATE (item)-[:SIMILAR_TO {method: $method, weight: neighbour[1], rank: neighbour[2]}]->(other)
