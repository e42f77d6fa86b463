// Items similar to what the user has met lately, best first, with the paths that lead there. Of several kinds of
// feedback on one item the strongest counts.
// in:  $user_id, $n, $history: newest items looked at, $method, $item_ids: only these (met before or not) or null
// out: item_id, title, title_zh, paths: [seen_id, title, title_zh, kind, value, strength, weight]
MATCH (user:User {user_id: $user_id})-[interacted:INTERACTED_WITH]->(seen:Item)
WITH user, seen, interacted
ORDER BY abs(interacted.strength) DESC, interacted.kind
WITH user, seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
LIMIT $history
WHERE interacted.strength <> 0
MATCH (seen)-[similar:SIMILAR_TO {method: $method}]->(item:Item)
WHERE $item_ids IS NULL OR item.item_id IN $item_ids
WITH user, item, sum(interacted.strength * similar.weight) AS score,
     collect([seen, interacted, similar]) AS paths
WHERE $item_ids IS NOT NULL
   OR (score > 0 AND coalesce(item.is_available, true) AND NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) })
WITH item, score, paths
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $n
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh,
       [path IN paths | [path[0].item_id, path[0].title, path[0].title_zh,
                         path[1].kind, path[1].value, path[1].strength, path[2].weight]] AS paths
