// Communities, broad ones first, the largest of a level first, after a given one.
// in:  $level: of the last one shown, or 0, $size, $after: of the last one shown, $only: a level, or null for both, $limit
// out: community_id, level, name, name_zh, size, users, items, interests, part_of, total
MATCH (community:Community)
WHERE ($only IS NULL OR community.level = $only)
  AND (community.level > $level
       OR (community.level = $level AND (community.size < $size
           OR (community.size = $size AND community.community_id > $after))))
WITH community ORDER BY community.level, community.size DESC, community.community_id LIMIT $limit
OPTIONAL MATCH (community)-[:PART_OF]->(broad:Community)
RETURN community.community_id AS community_id, community.level AS level, community.name AS name,
       community.name_zh AS name_zh, community.size AS size, community.users AS users, community.items AS items,
       community.interests AS interests, broad.community_id AS part_of,
       COUNT { (one:Community) WHERE $only IS NULL OR one.level = $only } AS total
ORDER BY level, size DESC, community_id
