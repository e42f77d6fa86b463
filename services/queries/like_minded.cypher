// Users most alike in interests | 兴趣最相近的用户
// Who is drawn to and put off by the same things as a user: cosine of their interest weights.
// 与某用户喜好和反感最一致的人：兴趣权重的余弦。
// about: people
// in:  $user_id: user, who | 哪位用户
//      $limit: integer 1..1000 = 20, rows | 行数
// out: other_user_id, other_user, likeness: -1 to 1, shared: interests of both, interests: the strongest shared ones
MATCH (user:User {user_id: $user_id})-[mine:INTERESTED_IN]->(interest:Interest)<-[theirs:INTERESTED_IN]-(other:User)
WITH user, other, interest, mine.weight * mine.polarity * theirs.weight * theirs.polarity AS part
ORDER BY part DESC, interest.interest_id
WITH user, other, sum(part) AS dot, count(*) AS shared, collect(interest.name)[..3] AS interests
CALL (user) {
  MATCH (user)-[mine:INTERESTED_IN]->(:Interest)
  RETURN sqrt(sum(mine.weight ^ 2)) AS length
}
CALL (other) {
  MATCH (other)-[theirs:INTERESTED_IN]->(:Interest)
  RETURN sqrt(sum(theirs.weight ^ 2)) AS other_length
}
RETURN other.user_id AS other_user_id, other.name AS other_user, dot / (length * other_length) AS likeness,
       shared, interests
ORDER BY likeness DESC, other_user_id
LIMIT $limit
