// What an item is about, most telling first.
// in:  $item_id, $limit
// out: interest_id, name, name_zh, kind, sources: [[source, weight, evidence]], telling, total
MATCH (item:Item {item_id: $item_id})-[about:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL
WITH interest, collect([about.source, about.weight, about.evidence]) AS sources,
     max(about.weight) * interest.specificity AS telling
ORDER BY telling DESC, interest.interest_id
WITH collect([interest, sources, telling]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS interest, one[1] AS sources, one[2] AS telling
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh, interest.kind AS kind,
       sources, telling, total
