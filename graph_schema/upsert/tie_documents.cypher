// Who wrote a text and which item it is about. Where it was read before, what it says counts for them from now on.
// in:  $rows: [document_id, user_id or null, item_id or null], documents written, users locked, items made
UNWIND $rows AS row
MATCH (document:Document {document_id: row[0]})
FOREACH (user_id IN [id IN [row[1]] WHERE id IS NOT NULL] |
  MERGE (user:User {user_id: user_id})
  MERGE (user)-[:WROTE]->(document)
  ON CREATE SET user.interests_stale = CASE WHEN document.mined_by > '' THEN true ELSE user.interests_stale END)
FOREACH (item_id IN [id IN [row[2]] WHERE id IS NOT NULL] |
  MERGE (item:Item {item_id: item_id})
  MERGE (document)-[:ABOUT_ITEM]->(item)
  ON CREATE SET item.about_stale = CASE WHEN document.mined_by > '' THEN true ELSE item.about_stale END)
