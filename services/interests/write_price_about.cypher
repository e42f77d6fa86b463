// What items are about by their price; replaces what stood there from it.
// in:  $rows: [item_id, interest_id or null, weight]
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.about_stale = true
WITH row, item
CALL (item) {
  MATCH (item)-[old:ABOUT {source: 'price'}]->(:Interest)
  DELETE old
}
WITH row, item
MATCH (interest:Interest {interest_id: row[1]})
CREATE (item)-[:ABOUT {source: 'price', weight: row[2], evidence: 1}]->(interest)
