// Everything the weights of these users are made of, and the weights.
// in:  $user_ids
// out: user_id, rating_mean, newest_at, ties: [kind, count, value, strength],
//      feedback: [interest_id, strength, aboutness, specificity, at], words: [interest_id, polarity, strength,
//      specificity, at], weights: [interest_id, weight, polarity],
//      stated: [interest_id, kind]
UNWIND $user_ids AS user_id
MATCH (user:User {user_id: user_id})
CALL (user) {
  MATCH (user)-[tie:INTERACTED_WITH]->(:Item)
  RETURN collect([tie.kind, tie.count, tie.value, tie.strength]) AS ties
}
CALL (user) {
  MATCH (user)-[tie:INTERACTED_WITH]->(:Item)-[about:ABOUT]->(interest:Interest)
  WHERE interest.dropped IS NULL
  RETURN collect([interest.interest_id, tie.strength, about.weight, interest.specificity, tie.ats[-1]]) AS feedback
}
CALL (user) {
  MATCH (user)-[:WROTE]->(document:Document)-[mention:MENTIONS]->(interest:Interest)
  WHERE interest.dropped IS NULL
  RETURN collect([interest.interest_id, mention.polarity, mention.strength, interest.specificity,
                  coalesce(document.at.epochMillis, 0)]) AS words
}
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  RETURN collect([interest.interest_id, drawn.weight, drawn.polarity]) AS weights
}
CALL (user) {
  MATCH (user)-[stated:STATED]->(interest:Interest)
  RETURN collect([interest.interest_id, stated.kind]) AS stated
}
RETURN user_id, user.rating_mean AS rating_mean, user.newest_at AS newest_at, ties, feedback, words, weights, stated
