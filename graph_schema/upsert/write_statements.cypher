// What people said of interests, the one that counts and, where interests were merged, all of them.
// in:  $rows: [user_id, interest_id, kind, at, said_of, said_kinds, said_ats], users and interests there and locked
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
MATCH (interest:Interest {interest_id: row[1]})
SET user.interests_stale = true
MERGE (user)-[stated:STATED]->(interest)
SET stated.kind = row[2], stated.at = row[3], stated.said_of = row[4], stated.said_kinds = row[5], stated.said_ats = row[6]
