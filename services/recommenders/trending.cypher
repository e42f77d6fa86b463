// What pleased most people lately, counted from the newest event of the graph: these items, or without ids the best
// that the user may get. Someone pleased one half-life before it counts half.
// in:  $user_id, $item_ids or null, $n, $half_life_ms, $window_ms: of the count that is shown, $oldest: half-lives,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, score, recently: people pleased in the window
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL () {
  MATCH (one:User)
  WHERE one.newest_at > 0
  RETURN one.newest_at AS newest ORDER BY newest DESC LIMIT 1
}
CALL (met, newest) {
  WITH met, newest WHERE $item_ids IS NULL
  MATCH (item:Item)
  WHERE item.trend > newest / $half_life_ms - $oldest
    AND coalesce(item.is_available, true) AND NOT item IN met
    AND NOT item.item_id IN $exclude
  RETURN item ORDER BY item.trend DESC, item.item_id LIMIT $n
  UNION ALL
  WITH newest
  UNWIND coalesce($item_ids, []) AS item_id
  MATCH (item:Item {item_id: item_id})
  WHERE item.trend > newest / $half_life_ms - $oldest
  RETURN item
}
WITH item, newest, 2.0 ^ (item.trend - newest / $half_life_ms) AS score
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score, COUNT {
  MATCH (item)<-[interacted:INTERACTED_WITH]-(fan:User)
  WHERE interacted.strength > 0 AND interacted.last_at.epochMillis > newest - $window_ms
  RETURN DISTINCT fan
} AS recently
ORDER BY round(score, 12) DESC, item_id
