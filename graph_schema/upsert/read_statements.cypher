// What users said of interests.
// in:  $pairs: [user_id, interest_id]
// out: user_id, interest_id, kind, at, said_of, said_kinds, said_ats
UNWIND $pairs AS pair
MATCH (user:User {user_id: pair[0]})-[stated:STATED]->(interest:Interest {interest_id: pair[1]})
RETURN user.user_id AS user_id, interest.interest_id AS interest_id, stated.kind AS kind, stated.at AS at,
       stated.said_of AS said_of, stated.said_kinds AS said_kinds, stated.said_ats AS said_ats
