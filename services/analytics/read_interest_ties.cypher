// What draws users and what items are about, as ties of the graph in which communities are found.
// in:  $shrink: added to the length of an item's vector of interests
// out: label, id, interest_ids, weights
MATCH (user:User)
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE drawn.polarity > 0 AND interest.dropped IS NULL
  RETURN collect(interest.interest_id) AS interest_ids, collect(drawn.weight) AS weights
}
WITH user, interest_ids, weights
WHERE size(interest_ids) > 0
RETURN 'User' AS label, user.user_id AS id, interest_ids, weights
UNION ALL
MATCH (item:Item)
WHERE item.about_norm IS NOT NULL
CALL (item) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE interest.dropped IS NULL
  WITH interest, max(about.weight) AS weight
  RETURN collect(interest.interest_id) AS interest_ids, collect(weight * interest.specificity) AS weights
}
WITH item, interest_ids, weights
WHERE size(interest_ids) > 0
RETURN 'Item' AS label, item.item_id AS id, interest_ids, [weight IN weights | weight / (item.about_norm + $shrink)] AS weights
