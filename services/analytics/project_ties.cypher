// The same ties as the reading queries beside this one, put into Graph Data Science without leaving the server.
// in:  $graph: a name for it, $shrink: added to the length of an item's vector of interests
// out: nodes, ties
CALL () {
  MATCH (user:User)
  WITH user ORDER BY user.user_id
  CALL (user) {
    MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
    WHERE interacted.strength > 0
    WITH item, max(interacted.strength) AS weight
    RETURN item AS end, weight
    UNION ALL
    MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
    WHERE drawn.polarity > 0 AND interest.dropped IS NULL
    RETURN interest AS end, drawn.weight AS weight
  }
  RETURN user AS start, end, weight
  UNION ALL
  MATCH (item:Item)
  WHERE item.about_norm IS NOT NULL
  WITH item ORDER BY item.item_id
  CALL (item) {
    MATCH (item)-[about:ABOUT]->(interest:Interest)
    WHERE interest.dropped IS NULL
    RETURN interest, max(about.weight) AS weight
  }
  RETURN item AS start, interest AS end, weight * interest.specificity / (item.about_norm + $shrink) AS weight
}
WITH gds.graph.project($graph, start, end, {relationshipProperties: {weight: weight}}, {undirectedRelationshipTypes: ['*']}) AS made
RETURN made.nodeCount AS nodes, made.relationshipCount AS ties
