// What a user is drawn to or put off by, strongest first.
// in:  $user_id, $limit
// out: interest_id, name, name_zh, kind, weight, polarity, evidence, stated, first_at, last_at, total
MATCH (user:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WITH drawn, interest
ORDER BY drawn.weight DESC, interest.interest_id
WITH collect([drawn, interest]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS drawn, one[1] AS interest
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh, interest.kind AS kind,
       drawn.weight AS weight, drawn.polarity AS polarity, drawn.evidence AS evidence, drawn.stated AS stated,
       drawn.first_at AS first_at, drawn.last_at AS last_at, total
