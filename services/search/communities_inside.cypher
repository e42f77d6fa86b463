// The fine communities inside a broad one, the largest first.
// in:  $community_id, $limit
// out: community_id, level, name, name_zh, size, users, items, interests, part_of, total
MATCH (broad:Community {community_id: $community_id})<-[:PART_OF]-(community:Community)
RETURN community.community_id AS community_id, community.level AS level, community.name AS name,
       community.name_zh AS name_zh, community.size AS size, community.users AS users, community.items AS items,
       community.interests AS interests, broad.community_id AS part_of, COUNT { (broad)<-[:PART_OF]-() } AS total
ORDER BY size DESC, community_id
LIMIT $limit
