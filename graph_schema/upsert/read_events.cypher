// The events already stored between users and items.
// in:  $pairs: [user_id, [item_id, ...]]
// out: user_id, item_id, kind, event_ids, ats, values
UNWIND $pairs AS pair
MATCH (user:User {user_id: pair[0]})
UNWIND pair[1] AS item_id
MATCH (item:Item {item_id: item_id})
MATCH (user)-[interacted:INTERACTED_WITH]->(item)
RETURN pair[0] AS user_id, item_id, interacted.kind AS kind,
       interacted.event_ids AS event_ids, interacted.ats AS ats, interacted.values AS values
