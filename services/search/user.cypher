// One user, how much the graph knows about them, and where they belong.
// in:  $user_id
// out: user_id, name, rating_mean, newest_at, items, events, interests, texts, tags, follows, followers,
//      communities: [community_id, level, name, name_zh], the broad one first
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
  RETURN count(DISTINCT item) AS items, coalesce(sum(interacted.count), 0) AS events
}
RETURN user.user_id AS user_id, user.name AS name, user.rating_mean AS rating_mean,
       CASE WHEN user.newest_at > 0 THEN datetime({epochMillis: user.newest_at}) END AS newest_at,
       items, events,
       COUNT { (user)-[:INTERESTED_IN]->() } AS interests, COUNT { (user)-[:WROTE]->() } AS texts,
       COUNT { (user)-[:TAGGED]->() } AS tags, COUNT { (user)-[:FOLLOWS]->() } AS follows,
       COUNT { (user)<-[:FOLLOWS]-() } AS followers,
       COLLECT {
         MATCH (user)-[:IN_COMMUNITY]->(one:Community)
         RETURN [one.community_id, one.level, one.name, one.name_zh] ORDER BY one.level
       } AS communities
