// Ties of interests to others.
// out: interest_id, type, other_ids, weights
MATCH (interest:Interest)-[tie:BROADER|RELATED_TO]->(other:Interest)
RETURN interest.interest_id AS interest_id, type(tie) AS type, collect(other.interest_id) AS other_ids,
       collect(coalesce(tie.weight, 1.0)) AS weights
