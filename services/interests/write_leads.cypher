// The items an interest leads to first: about it more than about other things, and pleasing many; replaces what stood there.
// in:  $interest_ids, $per_interest, $shrink, $prior, $prior_half
UNWIND $interest_ids AS interest_id
MATCH (interest:Interest {interest_id: interest_id})
CALL (interest) {
  MATCH (interest)-[old:LEADS_TO]->(:Item)
  DELETE old
}
CALL (interest) {
  MATCH (interest)<-[about:ABOUT]-(item:Item)
  WHERE interest.dropped IS NULL
  WITH item, sum(about.weight) * interest.specificity / (item.about_norm + $shrink) AS weight,
       $prior * coalesce(item.popularity, 0) / (coalesce(item.popularity, 0) + $prior_half) AS prior
  ORDER BY round(weight + prior, 12) DESC, item.item_id
  LIMIT $per_interest
  CREATE (interest)-[:LEADS_TO {weight: weight + prior}]->(item)
}
