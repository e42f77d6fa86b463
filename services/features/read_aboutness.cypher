// How much each item is about interests in use, of all sources together.
// out: item_id, interest_ids, weights
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL
WITH item, interest, sum(about.weight) * coalesce(interest.specificity, 0.0) AS weight
WHERE weight > 0
RETURN item.item_id AS item_id, collect(interest.interest_id) AS interest_ids, collect(weight) AS weights
