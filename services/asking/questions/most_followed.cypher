// Who is followed most | 谁的关注者最多
// asks: who has the most followers | who is followed by the most people | most followed people | the {count} most followed people
// asks: 谁的粉丝最多 | 谁被最多人关注 | 关注者最多的人 | 粉丝最多的{count}个人
// says: Followed by most: {names}. | 关注者最多的是：{names}。
// in:  $count: count = 10
// out: user_id, user, followers
MATCH (user:User)<-[:FOLLOWS]-(other:User)
RETURN user.user_id AS user_id, user.name AS user, count(other) AS followers
ORDER BY followers DESC, user_id
LIMIT $count
