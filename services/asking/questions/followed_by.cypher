// Whom somebody follows | 某人关注谁
// asks: whom does {user} follow | who does {user} follow | people followed by {user} | who is followed by {user}
// asks: {user}关注了谁 | {user}关注谁 | {user}关注了哪些人 | 被{user}关注的人
// says: {user} follows {count}: {names}. | {user}关注了{count}人：{names}。
// in:  $user_id: user
// out: other_user_id, other_user
MATCH (:User {user_id: $user_id})-[:FOLLOWS]->(other:User)
RETURN other.user_id AS other_user_id, other.name AS other_user
ORDER BY other_user_id
