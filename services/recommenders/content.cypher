// How items score by the meaning of their texts against what the user has met lately, with the terms: these items, or
// without ids the nearest that the user may get. Someone who has met nothing is known by the interests they have.
// What has a vector has a checksum, which is read at far less cost.
// The profile is the sum of strength x (vector - centre); the score is its cosine with the item's vector.
// in:  $user_id, $item_ids: [] for the nearest, $n: of those scored, $best: of those returned,
//      $k: vectors taken from the index, 0 with ids, $history: newest items looked at, $breadth: strongest interests
//      looked at, $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, score,
//      paths: [label, id, name, name_zh, kind, value, strength, contribution]
CYPHER 25
MATCH (job:Job {job_id: 'embed'}), (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(seen:Item)
  WHERE seen.embedding_checksum IS NOT NULL
  WITH seen, interacted
  ORDER BY interacted.ats[-1] DESC, interacted.strength DESC, seen.item_id, interacted.kind
  LIMIT $history * 3
  WITH seen, interacted
  ORDER BY abs(interacted.strength) DESC, interacted.kind
  WITH seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
  ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
  LIMIT $history
  WITH seen, interacted
  WHERE interacted.strength <> 0
  RETURN collect(['Item', seen, interacted.kind, interacted.value, interacted.strength, seen.embedding]) AS known
}
CALL (user, known) {
  WITH user, known
  WHERE size(known) = 0
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE interest.embedding IS NOT NULL
  WITH drawn, interest
  ORDER BY drawn.weight DESC, interest.interest_id
  LIMIT $breadth
  RETURN collect(['Interest', interest, null, null, drawn.weight * drawn.polarity, interest.embedding]) AS drawn
}
WITH met, known + drawn AS known, CASE WHEN size(known) > 0 THEN job.item_centre ELSE job.interest_centre END AS centre
WHERE size(known) > 0 AND centre IS NOT NULL
WITH met, known, centre, sqrt(reduce(sum = 0.0, x IN centre | sum + x * x)) AS centre_length,
     [i IN range(0, size(centre) - 1) |
         reduce(sum = 0.0, one IN known | sum + one[4] * (one[5][i] - centre[i]))] AS profile
WITH met, known, centre, centre_length, profile, sqrt(reduce(sum = 0.0, x IN profile | sum + x * x)) AS length
WHERE length > 1e-9
CALL (met, profile) {
  MATCH (item:Item)
  SEARCH item IN (VECTOR INDEX item_embedding FOR profile LIMIT $k) SCORE AS nearness
  WITH met, item, nearness
  ORDER BY nearness DESC, item.item_id
  WHERE coalesce(item.is_available, true) AND NOT item IN met
    AND NOT item.item_id IN $exclude
  RETURN item
  LIMIT $n
UNION
  UNWIND $item_ids AS item_id
  MATCH (item:Item {item_id: item_id})
  WHERE item.embedding IS NOT NULL
  RETURN item
}
WITH item, item.embedding AS vector, known, centre, centre_length, length
WITH item, vector, known, length, CASE
  WHEN centre_length > 0 THEN centre_length * (2 * vector.similarity.cosine(centre, vector) - 1) ELSE 0.0 END AS common
WITH item, [one IN known |
  [one, one[4] * (2 * vector.similarity.cosine(one[5], vector) - 1 - common) / length]] AS terms
WITH item, terms, reduce(sum = 0.0, term IN terms | sum + term[1]) AS score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $best
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score,
       [term IN terms | [term[0][0], coalesce(term[0][1].item_id, term[0][1].interest_id),
                         coalesce(term[0][1].title, term[0][1].name), coalesce(term[0][1].title_zh, term[0][1].name_zh),
                         term[0][2], term[0][3], term[0][4], term[1]]] AS paths
