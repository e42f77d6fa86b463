// Rows of INTRODUCES, each replaced whole.
// in:  $rows: [item_id, checksum, [[other_id, weight, rank], ...]], $checksum: the property that holds it
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item[$checksum] = row[1]
WITH row, item
CALL (item) {
  MATCH (item)-[old:INTRODUCES]->(:Item)
  DELETE old
}
UNWIND row[2] AS found
MATCH (other:Item {item_id: found[0]})
CREATE (item)-[:INTRODUCES {weight: found[1], rank: found[2]}]->(other)
