// Relationships that got new events; without a strength they wait for the refresh of what is derived.
// in:  $rows: [user_id, [[item_id, kind, event_ids, ats, values, value], ...]]
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.strengths_stale = true
WITH row, user
UNWIND row[1] AS pair
MATCH (item:Item {item_id: pair[0]})
MATCH (user)-[interacted:INTERACTED_WITH {kind: pair[1]}]->(item)
SET interacted.event_ids = pair[2], interacted.ats = pair[3], interacted.values = pair[4],
    interacted.count = size(pair[2]), interacted.value = pair[5],
    interacted.strength = null
