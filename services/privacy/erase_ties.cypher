// A handful of what else ties a person to the graph goes: follows, statements, weights, similarity, communities;
// those wait to be found again, and an interest that only the person's statement named is looked at.
// in:  $user_id, $limit, $now
// out: type, ties
MATCH (user:User {user_id: $user_id})-[tie]-(other)
WHERE NOT (type(tie) IN ['INTERACTED_WITH', 'TAGGED', 'WROTE'] AND startNode(tie) = user)
WITH DISTINCT user, tie, other, type(tie) AS type
LIMIT $limit
FOREACH (neighbour IN CASE WHEN type = 'SIMILAR_TO' THEN [other] ELSE [] END |
  SET neighbour.neighbours_stale_at = $now)
FOREACH (community IN CASE WHEN other:Community THEN [other] ELSE [] END |
  SET community.users = community.users - 1, community.size = community.size - 1, community.as_of = null)
WITH tie, other, type
CALL (tie, other, type) {
  WITH tie, other WHERE type = 'STATED'
  UNWIND coalesce(tie.said_of, [other.interest_id]) AS named
  MATCH (interest:Interest {interest_id: named})
  SET interest.surfaces_in_doubt = coalesce(interest.surfaces_in_doubt, [])
}
DELETE tie
RETURN type, count(*) AS ties
