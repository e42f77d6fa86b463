// Users of a community, those that like most of its items first.
// in:  $community_id, $limit
// out: user_id, name, liked: items of the community that pleased them, total
MATCH (community:Community {community_id: $community_id})<-[:IN_COMMUNITY]-(user:User)
WITH user, community.users AS total, COUNT {
  MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)-[:IN_COMMUNITY]->(:Community {community_id: $community_id})
  WHERE interacted.strength > 0
  RETURN DISTINCT item
} AS liked
RETURN user.user_id AS user_id, user.name AS name, liked, total
ORDER BY liked DESC, user_id
LIMIT $limit
