// What stands between a user and an item before an event comes in; the user stays locked until the transaction ends.
// in:  $user_id, $item_id, $kind
// out: is_fresh: the user's derived figures are up to date, mean: of the ratings, pleases: feedback of another kind is
//      positive, before: [event_ids, ats, values, strength] of this kind, or null
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
SET user.user_id = $user_id
WITH user, item
OPTIONAL MATCH (user)-[interacted:INTERACTED_WITH]->(item)
WITH user, collect(interacted) AS ties
RETURN user.strengths_stale IS NULL AND user.rating_mean IS NOT NULL AS is_fresh, user.rating_mean AS mean,
       any(tie IN ties WHERE tie.kind <> $kind AND tie.strength > 0) AS pleases,
       head([tie IN ties WHERE tie.kind = $kind | [tie.event_ids, tie.ats, tie.values, tie.strength]]) AS before
