// Takes a merge back and keeps a note of it, so that no rule makes it again.
// in:  $interest_id, $by, $at
MATCH (interest:Interest {interest_id: $interest_id})-[merged:MERGED_INTO]->(into:Interest)
CREATE (interest)-[was:WAS_MERGED_INTO]->(into)
SET was = properties(merged), was.undone_by = $by, was.undone_at = $at
DELETE merged
