// Interests in use.
// out: interest_id, name, kind
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND interest.support > 0
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.kind AS kind
ORDER BY interest_id
