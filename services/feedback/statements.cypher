// What a user said of interests, the latest first.
// in:  $user_id
// out: interest_id, name, name_zh, kind, at
MATCH (user:User {user_id: $user_id})-[stated:STATED]->(interest:Interest)
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh, stated.kind AS kind,
       stated.at AS at
ORDER BY at DESC, interest_id
