// Writes down that an interest is merged into another; what was proposed of it is answered, what was undone is done again.
// in:  $interest_id, $into_id, $details: by, why, at, mentions, statements
MATCH (interest:Interest {interest_id: $interest_id})
MATCH (into:Interest {interest_id: $into_id})
CREATE (interest)-[merged:MERGED_INTO]->(into)
SET merged = $details
WITH interest, into
CALL (interest) {
  MATCH (interest)-[proposed:MAY_BE]-(:Interest)
  DELETE proposed
}
CALL (interest, into) {
  MATCH (interest)-[was:WAS_MERGED_INTO]-(into)
  DELETE was
}
