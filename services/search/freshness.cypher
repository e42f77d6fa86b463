// How fresh the graph is: the newest event, the newest refresh, and what waits to be refreshed.
// out: newest_event, as_of, users_to_refresh, items_to_mine, similarity_to_refresh
CALL () {
  MATCH (user:User)
  RETURN max(user.newest_at) AS newest, max(user.as_of) AS as_of
}
RETURN CASE WHEN newest > 0 THEN datetime({epochMillis: newest}) END AS newest_event, as_of,
       COUNT { (user:User) WHERE user.strengths_stale = true }
         + COUNT { (user:User) WHERE user.interests_stale = true AND user.strengths_stale IS NULL } AS users_to_refresh,
       COUNT { (item:Item) WHERE item.interests_stale = true } AS items_to_mine,
       COUNT { (item:Item) WHERE item.similarity_stale_at IS NOT NULL } AS similarity_to_refresh
