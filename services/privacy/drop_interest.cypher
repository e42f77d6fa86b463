// An interest that nobody names any more goes; items that were about it wait for theirs.
// in:  $interest_id
MATCH (interest:Interest {interest_id: $interest_id})
CALL (interest) {
  MATCH (item:Item)-[:ABOUT]->(interest)
  SET item.interests_stale = true, item.about_stale = true
}
DETACH DELETE interest
