// New relationships, each with all its events.
// in:  $rows: [user_id, [[item_id, kind, event_ids, ats, values, value], ...]]
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.strengths_stale = true
WITH row, user
UNWIND row[1] AS pair
MATCH (item:Item {item_id: pair[0]})
CREATE (user)-[:INTERACTED_WITH {
  kind: pair[1], event_ids: pair[2], ats: pair[3], values: pair[4], count: size(pair[2]), value: pair[5]
}]->(item)
