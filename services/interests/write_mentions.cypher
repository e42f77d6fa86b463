// Evidence: the words of a text that name an interest; replaces what was found in the text before.
// in:  $rows: [document_id, [[interest_id, start, end, quote, surface, polarity, strength], ...]], $extractor
UNWIND $rows AS row
MATCH (document:Document {document_id: row[0]})
SET document.mined_by = $extractor
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
MATCH (interest:Interest {interest_id: tag[0]})
CREATE (document)-[:MENTIONS {
  start: tag[1], end: tag[2], quote: tag[3], surface: tag[4], polarity: tag[5], strength: tag[6], extractor: $extractor
}]->(interest)
