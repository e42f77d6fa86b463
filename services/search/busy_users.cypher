// Users with much to show, out of the first 2000.
// in:  $limit
// out: user_id, name, interactions, interests, total
MATCH (user:User)
WITH user LIMIT 2000
WITH user, COUNT { (user)-[:INTERACTED_WITH]->() } AS interactions, COUNT { (user)-[:INTERESTED_IN]->() } AS interests
ORDER BY interactions DESC, user.user_id
LIMIT $limit
RETURN user.user_id AS user_id, user.name AS name, interactions, interests, COUNT { (:User) } AS total
