// Who follows somebody | 谁关注某人
// asks: who follows {user} | followers of {user} | who are the followers of {user} | by whom is {user} followed
// asks: 谁关注了{user} | 谁关注{user} | {user}的粉丝有哪些 | 关注{user}的人
// says: {count} follow {user}: {names}. | 关注{user}的有{count}人：{names}。
// in:  $user_id: user
// out: other_user_id, other_user
MATCH (:User {user_id: $user_id})<-[:FOLLOWS]-(other:User)
RETURN other.user_id AS other_user_id, other.name AS other_user
ORDER BY other_user_id
