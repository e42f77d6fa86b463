// What pleased users, what draws them and what items are about, without what `clean` or the rules of interests dropped:
// of several kinds or sources the strongest. Rare interests weigh more than those that half of everything carries.
// out: kind: likes, draws or about; id: of the user or item, others: ids, weights: above 0
MATCH (user:User)
WHERE user.dropped IS NULL
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
  WHERE interacted.strength > 0 AND item.dropped IS NULL
  WITH item, max(interacted.strength) AS weight
  RETURN collect(item.item_id) AS others, collect(weight) AS weights
}
WITH user, others, weights
WHERE size(others) > 0
RETURN 'likes' AS kind, user.user_id AS id, others, weights
UNION ALL
MATCH (user:User)
WHERE user.dropped IS NULL
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE drawn.polarity > 0 AND drawn.weight > 0 AND interest.dropped IS NULL AND interest.specificity > 0
  RETURN collect(interest.interest_id) AS others, collect(drawn.weight * interest.specificity) AS weights
}
WITH user, others, weights
WHERE size(others) > 0
RETURN 'draws' AS kind, user.user_id AS id, others, weights
UNION ALL
MATCH (item:Item)
WHERE item.dropped IS NULL
CALL (item) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE about.weight > 0 AND interest.dropped IS NULL AND interest.specificity > 0
  WITH interest, max(about.weight) AS weight
  RETURN collect(interest.interest_id) AS others, collect(weight * interest.specificity) AS weights
}
WITH item, others, weights
WHERE size(others) > 0
RETURN 'about' AS kind, item.item_id AS id, others, weights
