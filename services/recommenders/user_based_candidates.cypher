// Items that similar users like, best first. Who has no stored neighbours yet gets them from the newest things liked.
// in:  $user_id, $n, $neighbours: nearest users looked at, $history: newest ties looked at,
//      $crowd: items with more feedback lead to nobody, $shrink: damping of rare meetings,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[near:SIMILAR_TO]->(neighbour:User)
  WHERE near.rank <= $neighbours
  RETURN neighbour, near.weight AS weight
UNION ALL
  WITH user
  WHERE NOT EXISTS { (user)-[:SIMILAR_TO]->(:User) }
  MATCH (user)-[mine:INTERACTED_WITH]->(shared:Item)
  WHERE mine.strength > 0
  WITH user, mine, shared
  ORDER BY mine.ats[-1] DESC, mine.strength DESC, shared.item_id, mine.kind
  LIMIT $history
  WHERE COUNT { (shared)<-[:INTERACTED_WITH]-() } <= $crowd
  MATCH (shared)<-[theirs:INTERACTED_WITH]-(neighbour:User)
  WHERE theirs.strength > 0 AND neighbour <> user
  WITH user, neighbour, sum(mine.strength * theirs.strength) AS overlap
  WITH neighbour, overlap / (sqrt(COUNT { (user)-[:INTERACTED_WITH]->() }
       * COUNT { (neighbour)-[:INTERACTED_WITH]->() }) + $shrink) AS weight
  ORDER BY round(weight, 12) DESC, neighbour.user_id
  LIMIT $neighbours
  RETURN neighbour, weight
}
MATCH (neighbour)-[theirs:INTERACTED_WITH]->(item:Item)
WITH user, item, sum(weight * theirs.strength) AS score
WHERE score > 0
WITH user, item, score
ORDER BY round(score, 12) DESC, item.item_id
WHERE coalesce(item.is_available, true) AND ($seen OR NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) })
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id
LIMIT $n
