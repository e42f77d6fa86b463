// The same ties as the reading query beside this one, put into Graph Data Science within the server.
// in:  $graph: a name for it, $interests: what a tie to an interest weighs beside one to an item
// out: nodes, ties
CALL () {
  MATCH (user:User)
  WHERE user.dropped IS NULL
  WITH user ORDER BY user.user_id
  CALL (user) {
    MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
    WHERE interacted.strength > 0 AND item.dropped IS NULL
    WITH item, max(interacted.strength) AS weight
    ORDER BY item.item_id
    RETURN item AS end, weight
    UNION ALL
    MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
    WHERE drawn.polarity > 0 AND drawn.weight > 0 AND interest.dropped IS NULL AND interest.specificity > 0
    WITH interest, drawn.weight * interest.specificity * $interests AS weight
    ORDER BY interest.interest_id
    RETURN interest AS end, weight
  }
  RETURN user AS start, end, weight
  UNION ALL
  MATCH (item:Item)
  WHERE item.dropped IS NULL
  WITH item ORDER BY item.item_id
  CALL (item) {
    MATCH (item)-[about:ABOUT]->(interest:Interest)
    WHERE about.weight > 0 AND interest.dropped IS NULL AND interest.specificity > 0
    WITH interest, max(about.weight) AS weight
    ORDER BY interest.interest_id
    RETURN interest, weight * interest.specificity * $interests AS weight
  }
  RETURN item AS start, interest AS end, weight
}
WITH gds.graph.project($graph, start, end, {relationshipProperties: {weight: weight}}, {undirectedRelationshipTypes: ['*']}) AS made
RETURN made.nodeCount AS nodes, made.relationshipCount AS ties
