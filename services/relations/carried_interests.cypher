// For each item the interests in use that it is about.
// out: interest_ids
MATCH (item:Item)-[:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL
WITH item, collect(DISTINCT interest.interest_id) AS interest_ids
ORDER BY item.item_id
RETURN interest_ids
