// Users in order of their ids, after a given one.
// in:  $after: id or '', $limit
// out: user_id, name, interactions, interests, total
MATCH (user:User)
WHERE user.user_id > $after
WITH user ORDER BY user.user_id LIMIT $limit
RETURN user.user_id AS user_id, user.name AS name,
       COUNT { (user)-[:INTERACTED_WITH]->() } AS interactions,
       COUNT { (user)-[:INTERESTED_IN]->() } AS interests,
       COUNT { (:User) } AS total
ORDER BY user_id
