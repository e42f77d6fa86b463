// How many follow somebody | 某人有多少关注者
// asks: how many followers does {user} have | how many people follow {user} | number of followers of {user}
// asks: {user}有多少粉丝 | 有多少人关注{user} | 几个人关注了{user}
// says: {users} follow {user}. | 关注{user}的有{users}人。
// in:  $user_id: user
// out: users
MATCH (user:User {user_id: $user_id})
RETURN COUNT { (user)<-[:FOLLOWS]-(:User) } AS users
