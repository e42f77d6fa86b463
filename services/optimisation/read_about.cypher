// What every item is about, by all sources.
// out: item_id, interest_ids, sources, weights
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WITH item, about, interest
ORDER BY interest.interest_id, about.source
RETURN item.item_id AS item_id, collect(interest.interest_id) AS interest_ids, collect(about.source) AS sources,
       collect(about.weight) AS weights
