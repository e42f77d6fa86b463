// Interests somebody names, made where missing and locked, with those they stand at now.
// in:  $interest_ids, in order
// out: named, stands_at
UNWIND $interest_ids AS interest_id
MERGE (named:Interest {interest_id: interest_id})
ON CREATE SET named.name = interest_id, named.kind = 'topic'
SET named.interest_id = interest_id
WITH named
MATCH (named)-[:MERGED_INTO*0..]->(interest:Interest)
WHERE NOT EXISTS { (interest)-[:MERGED_INTO]->() }
RETURN named.interest_id AS named, interest.interest_id AS stands_at
