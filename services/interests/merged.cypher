// The interests among some that were merged into others, and where they stand.
// in:  $interest_ids
// out: interest_id, stands_at
UNWIND $interest_ids AS interest_id
MATCH (named:Interest {interest_id: interest_id})-[:MERGED_INTO*1..]->(root:Interest)
WHERE NOT EXISTS { (root)-[:MERGED_INTO]->() }
RETURN named.interest_id AS interest_id, root.interest_id AS stands_at
