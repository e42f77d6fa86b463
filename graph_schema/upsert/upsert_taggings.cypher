// Crowd tags; the earliest time of equal ones stays.
// in:  $rows: [user_id, item_id, tag, at], users locked, items made
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
MATCH (item:Item {item_id: row[1]})
MERGE (user)-[tagged:TAGGED {tag: row[2]}]->(item)
SET tagged.at = CASE WHEN tagged.at IS NULL OR row[3] < tagged.at THEN row[3] ELSE tagged.at END,
    item.interests_stale = true
