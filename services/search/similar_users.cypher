// Users whose feedback is like this one's, nearest first.
// in:  $user_id, $limit
// out: user_id, name, weight, rank, method, total
MATCH (user:User {user_id: $user_id})-[similar:SIMILAR_TO]->(other:User)
WITH similar, other
ORDER BY similar.rank, other.user_id
WITH collect([similar, other]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS similar, one[1] AS other
RETURN other.user_id AS user_id, other.name AS name, similar.weight AS weight, similar.rank AS rank,
       similar.method AS method, total
