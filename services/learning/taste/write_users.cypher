// Vectors of users, and the method they are by.
// in:  $rows: [user_id, vector], $method
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.taste = row[1], user.taste_method = $method
