// Where an interest stands among the merges.
// in:  $interest_id
// out: parent, root, under: ids of the interest and of all that is merged into it
MATCH (interest:Interest {interest_id: $interest_id})-[:MERGED_INTO*0..]->(root:Interest)
WHERE NOT EXISTS { (root)-[:MERGED_INTO]->() }
OPTIONAL MATCH (interest)-[:MERGED_INTO]->(parent:Interest)
RETURN parent.interest_id AS parent, root.interest_id AS root,
       COLLECT { MATCH (one:Interest)-[:MERGED_INTO*0..]->(interest)
                 WITH one ORDER BY one.interest_id
                 RETURN one.interest_id } AS under
