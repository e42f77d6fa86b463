// Users drawn to an interest, then those put off by it; the most first.
// in:  $interest_id, $limit
// out: user_id, name, weight, polarity, evidence, total
MATCH (interest:Interest {interest_id: $interest_id})<-[drawn:INTERESTED_IN]-(user:User)
WITH user, drawn
ORDER BY drawn.polarity DESC, drawn.weight DESC, user.user_id
WITH collect([user, drawn]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS user, one[1] AS drawn
RETURN user.user_id AS user_id, user.name AS name, drawn.weight AS weight, drawn.polarity AS polarity,
       drawn.evidence AS evidence, total
