// What everybody said of an interest, and of those merged into it.
// in:  $interest_id
// out: user_id, interest_id, kind, at, said_of, said_kinds, said_ats
MATCH (user:User)-[stated:STATED]->(interest:Interest {interest_id: $interest_id})
RETURN user.user_id AS user_id, interest.interest_id AS interest_id, stated.kind AS kind, stated.at AS at,
       stated.said_of AS said_of, stated.said_kinds AS said_kinds, stated.said_ats AS said_ats
ORDER BY user_id
