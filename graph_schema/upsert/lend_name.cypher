// Interests without a Chinese name of their own go by that of one merged into them.
// in:  $interest_ids: of those to look at, with what they are merged into
UNWIND $interest_ids AS interest_id
MATCH (:Interest {interest_id: interest_id})-[:MERGED_INTO*0..]->(interest:Interest)
WITH DISTINCT interest
WHERE interest.name_zh IS NULL OR interest.name_zh_is_lent
OPTIONAL MATCH (interest)<-[:MERGED_INTO*1..]-(merged:Interest)
WHERE merged.name_zh_is_lent IS NULL
WITH interest, min(merged.name_zh) AS lent
SET interest.name_zh = lent, interest.name_zh_is_lent = CASE WHEN lent IS NOT NULL THEN true END
