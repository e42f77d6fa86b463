// Texts about an item, descriptions first, with the words in them that name interests.
// in:  $item_id, $limit, $characters: of each text
// out: document_id, kind, language, title, text, is_cut, at, user_id, user_name,
//      mentions: [start, end, interest_id, name, name_zh, polarity], total
MATCH (:Item {item_id: $item_id})<-[:ABOUT_ITEM]-(document:Document)
WITH document
ORDER BY document.kind <> 'description', document.language, document.at DESC, document.document_id
WITH collect(document) AS documents
UNWIND documents[..$limit] AS document
OPTIONAL MATCH (user:User)-[:WROTE]->(document)
CALL (document) {
  OPTIONAL MATCH (document)-[mention:MENTIONS]->(interest:Interest)
  WHERE mention.end <= $characters AND interest.dropped IS NULL
  WITH mention, interest
  ORDER BY mention.start, mention.end DESC, interest.interest_id
  RETURN collect([mention.start, mention.end, interest.interest_id, interest.name, interest.name_zh,
                  mention.polarity]) AS mentions
}
RETURN document.document_id AS document_id, document.kind AS kind, document.language AS language,
       document.title AS title, left(coalesce(document.text, ''), $characters) AS text,
       size(coalesce(document.text, '')) > $characters AS is_cut, document.at AS at,
       user.user_id AS user_id, user.name AS user_name,
       [mention IN mentions WHERE mention[0] IS NOT NULL] AS mentions, size(documents) AS total
