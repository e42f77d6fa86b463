// Remembers that two interests are not one; what was proposed of them is answered.
// in:  $rows: [interest_id, other_id, by, why, at], the smaller id first
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
MATCH (other:Interest {interest_id: row[1]})
MERGE (interest)-[apart:KEPT_APART]->(other)
ON CREATE SET apart.refused_by = row[2], apart.why = row[3], apart.refused_at = row[4]
WITH interest, other
CALL (interest, other) {
  MATCH (interest)-[proposed:MAY_BE]-(other)
  DELETE proposed
}
