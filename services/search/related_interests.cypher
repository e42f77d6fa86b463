// Interests that items about this one are also about, most shared items first (out of its 200 foremost items).
// in:  $interest_id, $limit
// out: interest_id, name, name_zh, kind, shared, weight: shared / root of support x support, total
MATCH (interest:Interest {interest_id: $interest_id})<-[about:ABOUT]-(item:Item)
WITH interest, item, max(about.weight) AS weight
ORDER BY weight DESC, item.item_id
LIMIT 200
MATCH (item)-[:ABOUT]->(other:Interest)
WHERE other <> interest AND other.dropped IS NULL AND other.support > 0
WITH interest, other, count(DISTINCT item) AS shared
WITH other, shared, shared / sqrt(toFloat(interest.support) * other.support) AS weight
WHERE shared > 1
ORDER BY weight DESC, other.interest_id
WITH collect([other, shared, weight]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS other, one[1] AS shared, one[2] AS weight
RETURN other.interest_id AS interest_id, other.name AS name, other.name_zh AS name_zh, other.kind AS kind,
       shared, weight, total
