// How much each item is about interests in use, of all sources together: what many say counts more, by the logarithm of
// how many, which weights between 0 and 1 no longer tell.
// out: item_id, interest_ids, weights
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL
WITH item, interest,
     sum(about.weight * (1 + log(CASE WHEN about.evidence > 1 THEN about.evidence ELSE 1 END)))
       * coalesce(interest.specificity, 0.0) AS weight
WHERE weight > 0
RETURN item.item_id AS item_id, collect(interest.interest_id) AS interest_ids, collect(weight) AS weights
