// A user's world | 一位用户的世界
// The strongest interests of a user, with what they liked that is about them.
// 一位用户最强的兴趣，以及喜欢过的相关物品。
// about: graph
// in:  $user_id: user, who | 哪位用户
//      $limit: integer 1..300 = 40, paths | 路径数
// out: path
MATCH path = (:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(:Interest)<-[about:ABOUT]-(:Item)
             <-[did:INTERACTED_WITH]-(:User {user_id: $user_id})
WHERE did.strength > 0 AND drawn.polarity > 0
RETURN path
ORDER BY drawn.weight * about.weight DESC
LIMIT $limit
