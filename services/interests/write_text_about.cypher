// What items are about by the texts that speak of them.
// A mention in a description counts double; x of them weigh $text_about * x / (x + 2).
// in:  $item_ids, $per_item, $text_about
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
CALL (item) {
  MATCH (item)-[old:ABOUT {source: 'text'}]->(:Interest)
  DELETE old
}
CALL (item) {
  MATCH (item)<-[:ABOUT_ITEM]-(document:Document)-[:MENTIONS]->(interest:Interest)
  WHERE interest.dropped IS NULL
  WITH DISTINCT document, interest
  WITH interest, sum(CASE document.kind WHEN 'description' THEN 2.0 ELSE 1.0 END) AS mentions, count(*) AS evidence
  WITH interest, $text_about * mentions / (mentions + 2) AS weight, evidence
  ORDER BY weight * interest.specificity DESC, interest.interest_id
  LIMIT $per_item
  CREATE (item)-[:ABOUT {source: 'text', weight: weight, evidence: evidence}]->(interest)
}
