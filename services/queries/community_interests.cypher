// Top interests by community | 各社群的热门兴趣
// What draws the users of each community, by how much more than it draws all users.
// 各社群的用户喜欢什么，比全体用户更喜欢多少。
// about: communities
// in:  $level: integer 1..2 = 1, 1 broad groups, 2 fine ones | 1 为大社群，2 为小社群
//      $each: integer 1..100 = 5, interests a community | 每个社群列出的兴趣数
//      $limit: integer 1..1000 = 100, rows | 行数
// out: community_id, community, community_zh, interest_id, interest, interest_zh, users: members drawn to it,
//      affinity: mean weight over the members, lift: times the mean over all users
MATCH (everyone:User)
WITH count(*) AS everyone
MATCH (group:Community {level: $level})<-[:IN_COMMUNITY]-(user:User)-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE drawn.polarity > 0 AND group.users > 0
WITH everyone, group, interest, count(*) AS users, sum(drawn.weight) / group.users AS affinity
ORDER BY affinity DESC, interest.interest_id
WITH everyone, group, collect([interest, users, affinity])[..$each] AS foremost
UNWIND foremost AS one
WITH everyone, group, one[0] AS interest, one[1] AS users, one[2] AS affinity
CALL (interest) {
  MATCH (interest)<-[drawn:INTERESTED_IN]-(:User)
  WHERE drawn.polarity > 0
  RETURN sum(drawn.weight) AS total
}
RETURN group.community_id AS community_id, group.name AS community, group.name_zh AS community_zh,
       interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh, users, affinity,
       affinity * everyone / total AS lift
ORDER BY group.size DESC, community_id, affinity DESC, interest_id
LIMIT $limit
