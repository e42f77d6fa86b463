// What the users of communities like more than others do; replaces what stood there.
// in:  $community_ids, $per_community, $users: number of users of the graph
UNWIND $community_ids AS community_id
MATCH (community:Community {community_id: community_id})
CALL (community) {
  MATCH (community)-[old:LIKES]->(:Item)
  DELETE old
}
CALL (community) {
  MATCH (community)<-[:IN_COMMUNITY]-(user:User)-[interacted:INTERACTED_WITH]->(item:Item)
  WHERE interacted.strength > 0
  WITH item, count(DISTINCT user) AS fans
  WITH item, fans, toFloat(fans) / community.users AS here, toFloat(item.popularity) / $users AS everywhere
  WHERE fans > 1 AND everywhere > 0
  WITH item, fans, CASE WHEN community.users = $users THEN here ELSE here * log(here / everywhere) END AS weight
  WHERE weight > 0
  ORDER BY round(weight, 12) DESC, item.item_id
  LIMIT $per_community
  RETURN collect([item, fans, weight]) AS liked
}
UNWIND liked AS one
WITH community, one[0] AS item, one[1] AS fans, round(one[2] / liked[0][2], 9) AS weight
CREATE (community)-[:LIKES {fans: fans, weight: weight}]->(item)
