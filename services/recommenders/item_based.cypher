// How items score by their similarity to what the user has met lately, with the paths: these items, or without ids the
// best that the user may get. Of several kinds of feedback on one item the strongest counts.
// in:  $user_id, $item_ids or null, $n, $history: newest items looked at, $method: null for the one last chosen,
//      $seen: also what the user has met, $exclude: ids left out,
//      $with_paths: what a score is made of too
// out: item_id, title, title_zh, score, paths: [seen_id, title, title_zh, kind, value, strength, weight, method]
MATCH (user:User {user_id: $user_id})
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH user, coalesce($method, job.method, 'cosine') AS method
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user, method) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(seen:Item)
  WITH seen, interacted
  ORDER BY interacted.ats[-1] DESC, interacted.strength DESC, seen.item_id, interacted.kind
  LIMIT $history * 3
  WITH seen, interacted
  ORDER BY abs(interacted.strength) DESC, interacted.kind
  WITH seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
  ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
  LIMIT $history
  MATCH (seen)-[similar:SIMILAR_TO {method: method}]->(item:Item)
  WHERE interacted.strength <> 0 AND ($item_ids IS NULL OR item.item_id IN $item_ids)
  RETURN item, collect([seen, interacted, similar]) AS paths, sum(interacted.strength * similar.weight) AS score
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
       [path IN CASE WHEN $with_paths THEN paths ELSE [] END | [path[0].item_id, path[0].title, path[0].title_zh,
                         path[1].kind, path[1].value, path[1].strength, path[2].weight, path[2].method]] AS paths
