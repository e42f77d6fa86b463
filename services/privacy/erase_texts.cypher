// Texts go with all that was found in them; those that another wrote too only lose this writer.
// in:  $user_id, $own: ids of texts nobody else wrote, $shared: ids of the others
CALL () {
  UNWIND $own AS document_id
  MATCH (document:Document {document_id: document_id})
  CALL (document) {
    MATCH (document)-[:ABOUT_ITEM]->(item:Item)
    SET item.about_stale = true
  }
  DETACH DELETE document
}
CALL () {
  UNWIND $shared AS document_id
  MATCH (:User {user_id: $user_id})-[wrote:WROTE]->(:Document {document_id: document_id})
  DELETE wrote
}
