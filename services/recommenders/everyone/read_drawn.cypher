// What draws these users most, or puts them off (below 0), of interests that have a vector.
// in:  $user_ids, $breadth
// out: user_id, interest_ids, affinities
UNWIND $user_ids AS user_id
MATCH (user:User {user_id: user_id})
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE interest.embedding IS NOT NULL
  WITH drawn, interest
  ORDER BY drawn.weight DESC, interest.interest_id
  LIMIT $breadth
  RETURN collect(interest.interest_id) AS interest_ids, collect(drawn.weight * drawn.polarity) AS affinities
}
RETURN user_id, interest_ids, affinities
