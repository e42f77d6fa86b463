// Which community somebody belongs to | 某人属于哪个社群
// asks: which community does {user} belong to | what community is {user} in | communities of {user}
// asks: {user}属于哪个社群 | {user}在哪个社群 | {user}的社群
// says: {user} belongs to {names}. | {user}属于{names}。
// in:  $user_id: user
// out: community_id, community, community_zh, level
MATCH (:User {user_id: $user_id})-[:IN_COMMUNITY]->(group:Community)
RETURN group.community_id AS community_id, group.name AS community, group.name_zh AS community_zh, group.level AS level
ORDER BY level, community_id
