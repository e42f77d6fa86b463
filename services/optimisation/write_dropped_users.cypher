// Why nothing is learned from users.
// in:  $rows: [user_id, reason or null]
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.dropped = row[1]
