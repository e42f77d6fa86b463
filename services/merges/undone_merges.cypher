// The merges that were taken back, the latest first.
// in:  $limit
// out: interest, into: {interest_id, name, name_zh, kind, support}, by, why, at, undone_by, undone_at
MATCH (interest:Interest)-[was:WAS_MERGED_INTO]->(into:Interest)
WITH interest, was, into
ORDER BY was.undone_at IS NULL, was.undone_at DESC, interest.interest_id
LIMIT $limit
RETURN interest {.interest_id, .name, .name_zh, .kind, support: coalesce(interest.support, 0)} AS interest,
       into {.interest_id, .name, .name_zh, .kind, support: coalesce(into.support, 0)} AS into,
       was.by AS by, was.why AS why, was.at AS at, was.undone_by AS undone_by, was.undone_at AS undone_at
