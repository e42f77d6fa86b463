// Communities by communities | 社群矩阵
// How often the users of each community were pleased by the items of each, beside what their sizes alone would give.
// 每个社群的用户喜爱每个社群的物品的次数，与仅由规模推算的次数相比。
// about: communities
// in:  $level: integer 1..2 = 1, 1 broad groups, 2 fine ones | 1 为大社群，2 为小社群
//      $limit: integer 1..1000 = 400, cells | 单元数
// out: community_id, community, community_zh: of the users, other_community_id, other_community, other_community_zh: of
//      the items, ties, lift: times what chance would give
MATCH (community:Community {level: $level})<-[:IN_COMMUNITY]-(:User)-[did:INTERACTED_WITH]->(item:Item)
WHERE did.strength > 0
MATCH (item)-[:IN_COMMUNITY {level: $level}]->(other:Community)
WITH community, other, count(*) AS ties
WITH collect([community, other, ties]) AS cells, sum(ties) AS total
UNWIND cells AS cell
WITH cells, total, cell[0] AS community, cell[1] AS other, cell[2] AS ties
WITH community, other, ties, total,
     reduce(sum = 0, one IN cells | sum + CASE WHEN one[0] = community THEN one[2] ELSE 0 END) AS given,
     reduce(sum = 0, one IN cells | sum + CASE WHEN one[1] = other THEN one[2] ELSE 0 END) AS taken
RETURN community.community_id AS community_id, community.name AS community, community.name_zh AS community_zh,
       other.community_id AS other_community_id, other.name AS other_community, other.name_zh AS other_community_zh,
       ties, toFloat(ties) * total / (given * taken) AS lift
ORDER BY community_id, ties DESC, other_community_id
LIMIT $limit
