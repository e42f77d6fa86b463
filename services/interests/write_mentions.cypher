// Evidence: the words of a text that name an interest; replaces what was found in the text before. A text that was
// changed while it was read is left for the next run.
// A mention stands at the interest that the named one was merged into.
// in:  $rows: [document_id, [[interest_id, start, end, quote, surface, polarity, strength], ...], extractor: what found
//      these, failed: why the wanted one did not, or null, text: as it was read], $mined_by: the wanted extractor
UNWIND $rows AS row
MATCH (document:Document {document_id: row[0]})
WHERE coalesce(document.text, '') = row[4]
SET document.mined_by = $mined_by, document.mining_failed = row[3]
WITH row, document
CALL (document) {
  MATCH (document)-[old:MENTIONS]->(:Interest)
  DELETE old
}
CALL (document) {
  OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
  SET item.about_stale = true
}
CALL (document) {
  OPTIONAL MATCH (user:User)-[:WROTE]->(document)
  SET user.interests_stale = true
}
UNWIND row[1] AS tag
MATCH (named:Interest {interest_id: tag[0]})-[:MERGED_INTO*0..]->(interest:Interest)
WHERE NOT EXISTS { (interest)-[:MERGED_INTO]->() }
CREATE (document)-[:MENTIONS {
  start: tag[1], end: tag[2], quote: tag[3], surface: tag[4], polarity: tag[5], strength: tag[6], extractor: row[2],
  through: CASE WHEN named <> interest THEN named.interest_id END
}]->(interest)
