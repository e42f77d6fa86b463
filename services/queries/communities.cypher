// Communities | 社群
// The groups of users, items and interests, the largest first, and how much of what pleased members lies within.
// 由用户、物品和兴趣组成的社群，大的在前；成员喜爱的东西有多少在社群之内。
// about: communities
// in:  $level: integer 1..2 = 1, 1 broad groups, 2 fine ones | 1 为大社群，2 为小社群
//      $limit: integer 1..1000 = 20, rows | 行数
// out: community_id, community, community_zh, users, items, interests, inner: share of the users' feedback on own items
MATCH (group:Community {level: $level})
CALL (group) {
  MATCH (group)<-[:IN_COMMUNITY]-(user:User)-[did:INTERACTED_WITH]->(item:Item)
  WHERE did.strength > 0
  RETURN avg(CASE WHEN EXISTS { (item)-[:IN_COMMUNITY]->(group) } THEN 1.0 ELSE 0.0 END) AS inner
}
RETURN group.community_id AS community_id, group.name AS community, group.name_zh AS community_zh,
       group.users AS users, group.items AS items, group.interests AS interests, inner
ORDER BY group.size DESC, community_id
LIMIT $limit
