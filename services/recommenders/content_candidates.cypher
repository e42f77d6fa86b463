// The items nearest in meaning to what the user has met lately, or to the interests of someone who has met nothing.
// Bounds of year and price are kept inside the index: of the four numbers $k.. three are 0.
// in:  $user_id, $n, $history: newest items looked at, $breadth: strongest interests looked at,
//      $seen: also what the user has met, $exclude: ids left out, $year_from, $year_to, $price_from, $price_to,
//      $k, $k_year, $k_price, $k_both: vectors taken from the index
// out: item_id
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
  RETURN collect([interacted.strength, seen.embedding]) AS known
}
CALL (user, known) {
  WITH user, known
  WHERE size(known) = 0
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE interest.embedding IS NOT NULL
  WITH drawn, interest
  ORDER BY drawn.weight DESC, interest.interest_id
  LIMIT $breadth
  RETURN collect([drawn.weight * drawn.polarity, interest.embedding]) AS drawn
}
WITH met, known + drawn AS known, CASE WHEN size(known) > 0 THEN job.item_centre ELSE job.interest_centre END AS centre
WHERE size(known) > 0 AND centre IS NOT NULL
WITH met, [i IN range(0, size(centre) - 1) |
       reduce(sum = 0.0, one IN known | sum + one[0] * (one[1][i] - centre[i]))] AS profile
WITH met, profile, sqrt(reduce(sum = 0.0, x IN profile | sum + x * x)) AS length
WHERE length > 1e-9
CALL (profile) {
  MATCH (item:Item)
  SEARCH item IN (
    VECTOR INDEX item_embedding FOR profile
    LIMIT $k
  ) SCORE AS nearness
  RETURN item, nearness
UNION ALL
  MATCH (item:Item)
  SEARCH item IN (
    VECTOR INDEX item_embedding FOR profile
    WHERE item.year >= $year_from AND item.year <= $year_to
    LIMIT $k_year
  ) SCORE AS nearness
  RETURN item, nearness
UNION ALL
  MATCH (item:Item)
  SEARCH item IN (
    VECTOR INDEX item_embedding FOR profile
    WHERE item.price >= $price_from AND item.price <= $price_to
    LIMIT $k_price
  ) SCORE AS nearness
  RETURN item, nearness
UNION ALL
  MATCH (item:Item)
  SEARCH item IN (
    VECTOR INDEX item_embedding FOR profile
    WHERE item.year >= $year_from AND item.year <= $year_to AND item.price >= $price_from AND item.price <= $price_to
    LIMIT $k_both
  ) SCORE AS nearness
  RETURN item, nearness
}
WITH met, item, nearness
ORDER BY nearness DESC, item.item_id
WHERE coalesce(item.is_available, true) AND NOT item IN met
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id
LIMIT $n
