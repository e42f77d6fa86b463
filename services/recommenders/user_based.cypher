// How items score by what similar users think of them, with the paths: these items, or without ids the best that the
// user may get. Who has no stored neighbours yet gets them from the newest things liked, as far as those are not liked
// by a crowd.
// in:  $user_id, $item_ids or null, $n, $neighbours: nearest users looked at,
//      $read_at_most: pieces of feedback of theirs, the nearest first, $history: newest ties looked at,
//      $crowd: items with more feedback lead to nobody, $shrink: damping of rare meetings,
//      $seen: also what the user has met, $exclude: ids left out,
//      $with_paths: what a score is made of too
// out: item_id, title, title_zh, score, paths: [neighbour_id, weight, method, common, kind, value, strength,
//      seen_id, seen_title, seen_title_zh, seen_kind, seen_value, seen_strength, their_kind, their_strength]
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user) {
  CALL (user) {
    MATCH (user)-[near:SIMILAR_TO]->(neighbour:User)
    WHERE near.rank <= $neighbours
    RETURN neighbour, near.weight AS weight, near.method AS method, near.common AS common, [] AS by
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
    WITH user, neighbour, mine, shared, theirs
    ORDER BY mine.strength * theirs.strength DESC, shared.item_id, mine.kind, theirs.kind
    WITH user, neighbour, sum(mine.strength * theirs.strength) AS overlap, count(DISTINCT shared) AS common,
         collect([shared, mine, theirs])[0] AS by
    WITH neighbour, common, by, overlap / (sqrt(COUNT { (user)-[:INTERACTED_WITH]->() }
         * COUNT { (neighbour)-[:INTERACTED_WITH]->() }) + $shrink) AS weight
    ORDER BY round(weight, 12) DESC, neighbour.user_id
    LIMIT $neighbours
    RETURN neighbour, weight, 'live' AS method, common, by
  }
  WITH neighbour, weight, method, common, by
  ORDER BY round(weight, 12) DESC, neighbour.user_id
  WITH collect([neighbour, weight, method, common, by, COUNT { (neighbour)-[:INTERACTED_WITH]->() }]) AS near
  UNWIND range(0, size(near) - 1) AS at
  WITH near[at] AS one, at, reduce(total = 0, nearer IN near[..at + 1] | total + nearer[5]) AS total
  WHERE at = 0 OR total <= $read_at_most
  WITH one, one[0] AS neighbour, one[1] AS weight
  MATCH (neighbour)-[theirs:INTERACTED_WITH]->(item:Item)
  WHERE theirs.strength <> 0 AND ($item_ids IS NULL OR item.item_id IN $item_ids)
  RETURN item, sum(weight * theirs.strength) AS score, collect([one, theirs]) AS paths
}
WITH met, item, paths, score
WHERE $item_ids IS NOT NULL OR score > 0
WITH met, item, paths, score
ORDER BY round(score, 12) DESC, item.item_id
WHERE $item_ids IS NOT NULL
  OR coalesce(item.is_available, true) AND NOT item IN met
  AND NOT item.item_id IN $exclude
WITH item, paths, score
LIMIT $n
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score,
       [path IN CASE WHEN $with_paths THEN paths ELSE [] END | [
         path[0][0].user_id, path[0][1], path[0][2], path[0][3], path[1].kind, path[1].value, path[1].strength,
         path[0][4][0].item_id, path[0][4][0].title, path[0][4][0].title_zh,
         path[0][4][1].kind, path[0][4][1].value, path[0][4][1].strength,
         path[0][4][2].kind, path[0][4][2].strength]] AS paths
