// Items by the cosine of the user's vector from the ties of the graph with theirs: these items, or without ids the
// nearest that the user may get; and what the user likes that lies near each. All these vectors are of length 1.
// in:  $user_id, $item_ids: [] for the nearest, $n: of those scored, $best: of those returned,
//      $k: vectors taken from the index, 0 with ids, $method, $history: newest items looked at,
//      $seen: also what the user has met, $exclude: ids left out, $with_paths: what is near each too
// out: item_id, title, title_zh, score, paths: [seen_id, title, title_zh, kind, value, strength, nearness]
CYPHER 25
MATCH (user:User {user_id: $user_id})
WHERE user.graph_vector_method = $method
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(seen:Item)
  WHERE $with_paths AND interacted.strength > 0 AND seen.graph_vector_method = $method
  WITH seen, interacted
  ORDER BY interacted.strength DESC, interacted.kind
  WITH seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
  ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
  LIMIT $history
  RETURN collect([seen, interacted]) AS liked
}
WITH user.graph_vector AS place, met, liked
CALL (place, met) {
  MATCH (item:Item)
  SEARCH item IN (VECTOR INDEX item_graph_vector FOR place LIMIT $k) SCORE AS nearness
  WITH met, item, nearness
  ORDER BY nearness DESC, item.item_id
  WHERE item.graph_vector_method = $method AND coalesce(item.is_available, true) AND NOT item IN met
    AND NOT item.item_id IN $exclude
  RETURN item
  LIMIT $n
UNION
  UNWIND $item_ids AS item_id
  MATCH (item:Item {item_id: item_id})
  WHERE item.graph_vector_method = $method
  RETURN item
}
WITH item, item.graph_vector AS vector, place, liked
WITH item, vector, liked, reduce(sum = 0.0, i IN range(0, size(place) - 1) | sum + place[i] * vector[i]) AS score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $best
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score,
       [one IN liked WHERE one[0] <> item | [one[0].item_id, one[0].title, one[0].title_zh, one[1].kind, one[1].value,
         one[1].strength, 2 * vector.similarity.cosine(one[0].graph_vector, vector) - 1]] AS paths
ORDER BY round(score, 12) DESC, item_id
