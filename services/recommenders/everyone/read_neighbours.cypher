// The nearest stored neighbours of every user that has any.
// in:  $neighbours: nearest users looked at
// out: user_id, other_ids, weights
MATCH (user:User)-[near:SIMILAR_TO]->(other:User)
WHERE near.rank <= $neighbours
RETURN user.user_id AS user_id, collect(other.user_id) AS other_ids, collect(near.weight) AS weights
