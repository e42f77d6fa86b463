// What every item is about.
// out: item_id, interest_ids, weights: above 0, the strongest of each interest
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WHERE about.weight > 0
WITH item, interest, max(about.weight) AS weight
RETURN item.item_id AS item_id, collect(interest.interest_id) AS interest_ids, collect(weight) AS weights
