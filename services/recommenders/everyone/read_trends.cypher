// How lately items pleased people, counted from the newest event of the graph; see trending.cypher.
// in:  $half_life_ms, $oldest: half-lives
// out: item_id, score
CALL () {
  MATCH (one:User)
  WHERE one.newest_at > 0
  RETURN one.newest_at AS newest ORDER BY newest DESC LIMIT 1
}
MATCH (item:Item)
WHERE item.trend > newest / $half_life_ms - $oldest
RETURN item.item_id AS item_id, 2.0 ^ (item.trend - newest / $half_life_ms) AS score
