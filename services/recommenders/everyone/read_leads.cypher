// The items each interest leads to first.
// out: interest_id, item_ids, weights
MATCH (interest:Interest)-[leads:LEADS_TO]->(item:Item)
RETURN interest.interest_id AS interest_id, collect(item.item_id) AS item_ids, collect(leads.weight) AS weights
