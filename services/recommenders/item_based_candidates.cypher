// Items similar to what the user has met lately, best first.
// in:  $user_id, $n, $history: newest items looked at, $method,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id
MATCH (user:User {user_id: $user_id})-[interacted:INTERACTED_WITH]->(seen:Item)
WITH user, seen, interacted
ORDER BY interacted.ats[-1] DESC, interacted.strength DESC, seen.item_id, interacted.kind
LIMIT $history * 3
WITH user, seen, interacted
ORDER BY abs(interacted.strength) DESC, interacted.kind
WITH user, seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
LIMIT $history
MATCH (seen)-[similar:SIMILAR_TO {method: $method}]->(item:Item)
WITH user, item, sum(interacted.strength * similar.weight) AS score
WHERE score > 0
WITH user, item, score
ORDER BY round(score, 12) DESC, item.item_id
WHERE coalesce(item.is_available, true) AND ($seen OR NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) })
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id
LIMIT $n
