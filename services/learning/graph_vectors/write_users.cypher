// Vectors of users from the ties of the graph, and the method they are by.
// in:  $rows: [user_id, vector], $method
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.graph_vector = row[1], user.graph_vector_method = $method
