// People like a user | 相似的人
// Who shares a user's strongest interests, and which they are.
// 谁和一位用户有共同的强烈兴趣，是哪些兴趣。
// about: graph
// in:  $user_id: user, who | 哪位用户
//      $limit: integer 1..300 = 30, paths | 路径数
// out: path
MATCH path = (:User {user_id: $user_id})-[mine:INTERESTED_IN]->(:Interest)<-[theirs:INTERESTED_IN]-(:User)
WHERE mine.polarity > 0 AND theirs.polarity > 0
RETURN path
ORDER BY mine.weight * theirs.weight DESC
LIMIT $limit
