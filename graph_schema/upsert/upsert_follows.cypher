// Social ties; the earliest time of equal ones stays.
// in:  $rows: [user_id, friend_id, at], users locked
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
MATCH (friend:User {user_id: row[1]})
MERGE (user)-[follows:FOLLOWS]->(friend)
SET follows.at = CASE WHEN follows.at IS NULL OR row[2] < follows.at THEN row[2] ELSE follows.at END
