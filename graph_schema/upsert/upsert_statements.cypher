// What people said of interests; of two statements on one interest the later counts, of two at one time the larger kind.
// in:  $rows: [user_id, interest_id, kind, at], one a user and interest, users locked
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.interests_stale = true
MERGE (interest:Interest {interest_id: row[1]})
ON CREATE SET interest.name = row[1], interest.kind = 'topic'
MERGE (user)-[stated:STATED]->(interest)
WITH stated, row
WHERE stated.kind IS NULL OR row[3] > stated.at OR stated.at IS NULL AND row[3] IS NOT NULL
   OR (row[3] = stated.at OR row[3] IS NULL AND stated.at IS NULL) AND row[2] > stated.kind
SET stated.kind = row[2], stated.at = row[3]
