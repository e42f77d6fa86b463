// Items that the user's strongest interests lead to, the most promising first.
// in:  $user_id, $n, $without: interests left out of account, $breadth: the
//      strongest others looked at, $pool: items looked at,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE NOT interest.interest_id IN $without
WITH met, drawn, interest
ORDER BY drawn.weight DESC, interest.interest_id
LIMIT $breadth
MATCH (interest)-[leads:LEADS_TO]->(item:Item)
WITH met, item, sum(drawn.polarity * drawn.weight * leads.weight) AS promise
WHERE promise > 0
WITH met, item, promise
ORDER BY round(promise, 12) DESC, item.item_id
LIMIT $pool
WHERE coalesce(item.is_available, true) AND NOT item IN met
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id
LIMIT $n
