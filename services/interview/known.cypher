// What an interview knows of a person already: the newest feedback, what was said of interests, and what was asked and
// not known. Interests stand where they were merged to.
// in:  $user_id, $history: newest items looked at, $drawn_from: least weight of an interest
// out: met: item ids, newest: [item_id, strength of all its feedback], drawn, stated: interest ids, passed_items,
//      passed_interests
MATCH (user:User {user_id: $user_id})
RETURN
  COLLECT { MATCH (user)-[:INTERACTED_WITH]->(item:Item) RETURN DISTINCT item.item_id ORDER BY item.item_id } AS met,
  COLLECT {
    MATCH (user)-[tie:INTERACTED_WITH]->(item:Item)
    WITH item, max(tie.ats[-1]) AS newest, sum(tie.strength) AS strength
    ORDER BY newest DESC, item.item_id
    LIMIT $history
    RETURN [item.item_id, strength]
  } AS newest,
  COLLECT {
    MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
    WHERE drawn.polarity = 1 AND drawn.weight >= $drawn_from
    RETURN interest.interest_id ORDER BY interest.interest_id
  } AS drawn,
  COLLECT {
    MATCH (user)-[:STATED]->(interest:Interest)
    RETURN interest.interest_id ORDER BY interest.interest_id
  } AS stated,
  COLLECT { MATCH (user)-[:PASSED_OVER]->(item:Item) RETURN item.item_id ORDER BY item.item_id } AS passed_items,
  COLLECT {
    MATCH (user)-[:PASSED_OVER]->(:Interest)-[:MERGED_INTO*0..]->(interest:Interest)
    RETURN DISTINCT interest.interest_id ORDER BY interest.interest_id
  } AS passed_interests
