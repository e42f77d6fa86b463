// The communities a user is in, the broad one first.
// in:  $user_id
// out: community_id, level, name, name_zh, size, users, items, interests, part_of, total
MATCH (:User {user_id: $user_id})-[:IN_COMMUNITY]->(community:Community)
OPTIONAL MATCH (community)-[:PART_OF]->(broad:Community)
RETURN community.community_id AS community_id, community.level AS level, community.name AS name,
       community.name_zh AS name_zh, community.size AS size, community.users AS users, community.items AS items,
       community.interests AS interests, broad.community_id AS part_of,
       COUNT { (:User {user_id: $user_id})-[:IN_COMMUNITY]->() } AS total
ORDER BY level
