// Locks interests, what is merged into them, what they stand at and what else stands there, in order of their ids.
// in:  $interest_ids
// out: locked
UNWIND $interest_ids AS interest_id
MATCH (named:Interest {interest_id: interest_id})-[:MERGED_INTO*0..]->(root:Interest)
WHERE NOT EXISTS { (root)-[:MERGED_INTO]->() }
MATCH (one:Interest)-[:MERGED_INTO*0..]->(root)
WITH DISTINCT one ORDER BY one.interest_id
SET one.interest_id = one.interest_id
RETURN collect(one.interest_id) AS locked
