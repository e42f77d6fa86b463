// Whom a user might follow: people followed by those they follow, and people of their fine community, best first.
// in:  $user_id, $n, $friends: people followed that are looked at, $pool: people of each sort looked at,
//      $common, $alike, $near: what people between, alike interests and a community in common count at most
// out: user_id, name, between: [[id, name] ...], followed: how many are between, common,
//      cosine, shared: [[interest_id, name, name_zh] ...], alike, community: [id, name, name_zh] or null, near, score
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:FOLLOWS]->(friend:User)
  WITH DISTINCT user, friend ORDER BY friend.user_id LIMIT $friends
  MATCH (friend)-[:FOLLOWS]->(other:User)
  WHERE other <> user AND NOT EXISTS { (user)-[:FOLLOWS]->(other) }
  WITH other, collect(DISTINCT friend) AS between
  ORDER BY size(between) DESC, other.user_id
  LIMIT $pool
  RETURN other, between
  UNION
  MATCH (user)-[:IN_COMMUNITY {level: 2}]->(:Community)<-[:IN_COMMUNITY {level: 2}]-(other:User)
  WHERE other <> user AND NOT EXISTS { (user)-[:FOLLOWS]->(other) }
  WITH other ORDER BY other.user_id LIMIT $pool
  RETURN other, [] AS between
}
WITH user, other, collect(between) AS found
WITH user, other, reduce(longest = [], one IN found |
       CASE WHEN size(one) > size(longest) THEN one ELSE longest END) AS between
WITH user, other, between,
     reduce(sum = 0.0, friend IN between | sum + 1.0 / log(e() + COUNT { (friend)-[:FOLLOWS]->() })) AS counted
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(:Interest)
  WHERE drawn.polarity > 0
  RETURN sqrt(sum(drawn.weight ^ 2)) AS own_length
}
CALL (other) {
  MATCH (other)-[drawn:INTERESTED_IN]->(:Interest)
  WHERE drawn.polarity > 0
  RETURN sqrt(sum(drawn.weight ^ 2)) AS their_length
}
CALL (user, other) {
  MATCH (user)-[own:INTERESTED_IN]->(interest:Interest)<-[theirs:INTERESTED_IN]-(other)
  WHERE own.polarity > 0 AND theirs.polarity > 0
  WITH interest, own.weight * theirs.weight AS product
  ORDER BY product DESC, interest.interest_id
  RETURN sum(product) AS dot, collect([interest.interest_id, interest.name, interest.name_zh])[..3] AS shared
}
CALL (user, other) {
  OPTIONAL MATCH (user)-[belongs:IN_COMMUNITY]->(community:Community)<-[:IN_COMMUNITY]-(other)
  WITH community, belongs ORDER BY belongs.level DESC LIMIT 1
  RETURN CASE WHEN community IS NOT NULL THEN [community.community_id, community.name, community.name_zh] END
           AS community,
         coalesce(belongs.level, 0) / 2.0 AS belonging
}
WITH other, between, shared, community, $common * counted / (counted + 1) AS common,
     CASE WHEN own_length * their_length > 0 THEN dot / (own_length * their_length) ELSE 0.0 END AS cosine,
     $near * belonging AS near
WITH other, between, shared, community, common, cosine, $alike * cosine AS alike, near
RETURN other.user_id AS user_id, other.name AS name,
       [friend IN between[..2] | [friend.user_id, friend.name]] AS between, size(between) AS followed, common,
       cosine, shared, alike, community, near, common + alike + near AS score
ORDER BY round(score, 12) DESC, user_id
LIMIT $n
