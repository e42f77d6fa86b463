// How items score by what the people a user follows like, and what the communities of both like, with the paths: these
// items, or without ids the best that the user may get.
// in:  $user_id, $item_ids or null, $n, $friends: people looked at, $history: newest items of each,
//      $near, $far: closeness of those in the same broad community, and of others; in the same fine one it is 1,
//      $communities: what communities count beside people,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, score,
//      paths: [[label, id, name, name_zh] ..., [type, weight, detail, value] ...], one for each term
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user) {
  MATCH (user)-[:FOLLOWS]->(friend:User)
  WITH DISTINCT user, friend
  WITH friend, CASE
    WHEN EXISTS { (user)-[:IN_COMMUNITY {level: 2}]->(:Community)<-[:IN_COMMUNITY {level: 2}]-(friend) } THEN 1.0
    WHEN EXISTS { (user)-[:IN_COMMUNITY {level: 1}]->(:Community)<-[:IN_COMMUNITY {level: 1}]-(friend) } THEN $near
    ELSE $far END AS closeness
  ORDER BY closeness DESC, friend.user_id
  LIMIT $friends
  RETURN collect([friend, closeness]) AS friends
}
CALL (user, friends) {
  UNWIND friends AS one
  WITH one[0] AS friend, one[1] AS closeness
  WITH friend, closeness / log(e() + COUNT { (friend)-[:INTERACTED_WITH]->() }) AS weight
  CALL (friend) {
    MATCH (friend)-[interacted:INTERACTED_WITH]->(item:Item)
    WHERE interacted.strength <> 0
    WITH item, interacted ORDER BY abs(interacted.strength) DESC, interacted.kind
    WITH item, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
    ORDER BY newest_at DESC, interacted.strength DESC, item.item_id
    LIMIT $history
    RETURN item, interacted
  }
  RETURN item, weight * interacted.strength AS contribution, [
    ['User', friend.user_id, coalesce(friend.name, friend.user_id), null],
    ['FOLLOWS', weight, null, null], ['INTERACTED_WITH', interacted.strength, interacted.kind, interacted.value]
  ] AS path
  UNION ALL
  MATCH (user)-[:IN_COMMUNITY]->(community:Community)-[likes:LIKES]->(item:Item)
  WITH community, likes, item, $communities / community.level AS weight
  RETURN item, weight * likes.weight AS contribution, [
    ['Community', community.community_id, community.name, community.name_zh],
    ['IN_COMMUNITY', weight, null, null], ['LIKES', likes.weight, null, likes.fans]
  ] AS path
  UNION ALL
  UNWIND friends AS one
  WITH user, friends, one[0] AS friend
  MATCH (friend)-[:IN_COMMUNITY {level: 2}]->(community:Community)
  WHERE NOT EXISTS { (user)-[:IN_COMMUNITY {level: 2}]->(community) }
  WITH community, collect(friend) AS members, $communities * count(*) / size(friends) AS weight
  MATCH (community)-[likes:LIKES]->(item:Item)
  WITH community, likes, item, weight, members[0] AS friend
  RETURN item, weight * likes.weight AS contribution, [
    ['User', friend.user_id, coalesce(friend.name, friend.user_id), null],
    ['Community', community.community_id, community.name, community.name_zh],
    ['FOLLOWS', weight, null, null], ['IN_COMMUNITY', 1.0, null, null], ['LIKES', likes.weight, null, likes.fans]
  ] AS path
}
WITH met, item, path, contribution
WHERE $item_ids IS NULL OR item.item_id IN $item_ids
WITH met, item, collect(path) AS paths, sum(contribution) AS score
WHERE $item_ids IS NOT NULL OR score > 0
WITH met, item, paths, score
ORDER BY round(score, 12) DESC, item.item_id
WHERE $item_ids IS NOT NULL
  OR coalesce(item.is_available, true) AND NOT item IN met
  AND NOT item.item_id IN $exclude
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score, paths
LIMIT $n
