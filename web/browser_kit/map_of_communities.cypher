// Map of communities | 社群地图
// Broad and fine communities with some of their foremost interests.
// 大小社群，以及各自的主要兴趣。
// about: communities
// in:  $limit: integer 1..300 = 100, paths | 路径数
// out: path
MATCH path = (broad:Community {level: 1})<-[:PART_OF]-(fine:Community)
WITH path, broad, fine
ORDER BY broad.size DESC, fine.size DESC, fine.community_id
LIMIT $limit
OPTIONAL MATCH foremost = (fine)<-[:IN_COMMUNITY]-(interest:Interest)
WHERE interest.interest_id IN fine.top_interests[..3]
RETURN path, collect(foremost) AS foremost
