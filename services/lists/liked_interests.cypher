// What the newest items that a user likes are about, and what the user said of interests.
// in:  $user_id, $newest: items looked at
// out: liked: {strength, weights: [interest_id, weight]} of each item, said: [interest_id, kind]
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[met:INTERACTED_WITH]->(item:Item)
  WHERE met.strength > 0
  WITH item, max(met.strength) AS strength, max(met.last_at) AS newest_at
  ORDER BY newest_at DESC, strength DESC, item.item_id
  LIMIT $newest
  CALL (item) {
    MATCH (item)-[about:ABOUT]->(interest:Interest)
    WHERE about.source <> 'price' AND interest.specificity IS NOT NULL
    WITH interest, max(about.weight) AS weight
    RETURN collect([interest.interest_id, weight]) AS weights
  }
  RETURN collect({strength: strength, weights: weights}) AS liked
}
CALL (user) {
  MATCH (user)-[stated:STATED]->(interest:Interest)
  RETURN collect([interest.interest_id, stated.kind]) AS said
}
RETURN liked, said
