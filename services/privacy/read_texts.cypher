// A handful of a person's texts, with what was found in them.
// in:  $user_id, $limit
// out: document_id, is_shared: another wrote it too, item_ids, found: [interest_id that the
//      words name, surface]
MATCH (user:User {user_id: $user_id})-[:WROTE]->(document:Document)
WITH DISTINCT user, document
ORDER BY document.document_id
LIMIT $limit
RETURN document.document_id AS document_id,
       EXISTS { (document)<-[:WROTE]-(other:User) WHERE other <> user } AS is_shared,
       COLLECT { MATCH (document)-[:ABOUT_ITEM]->(item:Item) RETURN item.item_id } AS item_ids,
       COLLECT { MATCH (document)-[mention:MENTIONS]->(interest:Interest)
                 RETURN DISTINCT [coalesce(mention.through, interest.interest_id), mention.surface] } AS found
