// What interests are to others; replaces what stood there, but for what a model said.
// in:  $rows: [interest_id, [[broader_id, source]], [[other_id, weight, shared, rank]]]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
CALL (interest) {
  MATCH (interest)-[old:BROADER|RELATED_TO]->(:Interest)
  WHERE coalesce(old.source, '') <> 'model'
  DELETE old
}
CALL (row, interest) {
  UNWIND row[1] AS one
  MATCH (wider:Interest {interest_id: one[0]})
  CREATE (interest)-[:BROADER {source: one[1]}]->(wider)
}
CALL (row, interest) {
  UNWIND row[2] AS one
  MATCH (other:Interest {interest_id: one[0]})
  CREATE (interest)-[:RELATED_TO {source: 'together', weight: one[1], shared: one[2], rank: one[3]}]->(other)
}
