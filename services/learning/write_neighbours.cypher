// Rows of SIMILAR_TO between users, each replaced whole.
// in:  $rows: [user_id, checksum, [[other_id, weight, rank, common], ...]], $method
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
SET user.neighbours_checksum = row[1]
WITH row, user
CALL (user) {
  MATCH (user)-[old:SIMILAR_TO]->(:User)
  DELETE old
}
UNWIND row[2] AS neighbour
MATCH (other:User {user_id: neighbour[0]})
CREATE (user)-[:SIMILAR_TO {method: $method, weight: neighbour[1], rank: neighbour[2], common: neighbour[3]}]->(other)
