// Users an item pleased, most pleased first.
// in:  $item_id, $limit
// out: user_id, name, kind, value, strength, total
MATCH (item:Item {item_id: $item_id})<-[interacted:INTERACTED_WITH]-(user:User)
WHERE interacted.strength > 0
WITH user, interacted
ORDER BY interacted.strength DESC, user.user_id, interacted.kind
WITH user, collect(interacted)[0] AS strongest
ORDER BY strongest.strength DESC, user.user_id
WITH collect([user, strongest]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS user, one[1] AS strongest
RETURN user.user_id AS user_id, user.name AS name, strongest.kind AS kind, strongest.value AS value,
       strongest.strength AS strength, total
