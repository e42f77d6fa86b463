// The merges that stand, the latest first.
// in:  $limit
// out: interest, into: {interest_id, name, name_zh, kind, support}, by, why, at, mentions, statements
MATCH (interest:Interest)-[merged:MERGED_INTO]->(into:Interest)
WITH interest, merged, into
ORDER BY merged.at IS NULL, merged.at DESC, interest.interest_id
LIMIT $limit
RETURN interest {.interest_id, .name, .name_zh, .kind, support: coalesce(interest.support, 0)} AS interest,
       into {.interest_id, .name, .name_zh, .kind, support: coalesce(into.support, 0)} AS into,
       merged.by AS by, merged.why AS why, merged.at AS at,
       coalesce(merged.mentions, 0) AS mentions, coalesce(merged.statements, 0) AS statements
