// Interests in use, those carried by most first, after a given one.
// in:  $support, $after: of the last one shown, $limit
// out: interest_id, name, name_zh, kind, support, specificity, total
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND interest.support > 0
  AND (interest.support < $support OR (interest.support = $support AND interest.interest_id > $after))
WITH interest ORDER BY interest.support DESC, interest.interest_id LIMIT $limit
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh,
       interest.kind AS kind, interest.support AS support, interest.specificity AS specificity,
       COUNT { (used:Interest) WHERE used.dropped IS NULL AND used.support > 0 } AS total
