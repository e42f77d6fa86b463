// Whether a person and an item are in the graph, and what the person answered of it in an interview.
// in:  $user_id, $item_id, $event_id: of all events that an interview stores
// out: has_user, has_item, kinds: of feedback that holds the event
OPTIONAL MATCH (user:User {user_id: $user_id})
OPTIONAL MATCH (item:Item {item_id: $item_id})
RETURN user IS NOT NULL AS has_user, item IS NOT NULL AS has_item,
       COLLECT {
         MATCH (user)-[tie:INTERACTED_WITH]->(item)
         WHERE $event_id IN tie.event_ids
         RETURN tie.kind ORDER BY tie.kind
       } AS kinds
