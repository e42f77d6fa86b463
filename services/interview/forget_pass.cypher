// What a person was asked of and did not know is open again; of an interest that was merged, also what it stands at.
// in:  $user_id, $label: Item or Interest, $id
// out: forgotten
MATCH (user:User {user_id: $user_id})-[passed:PASSED_OVER]->(asked:Item|Interest)
WHERE ($label = 'Item' AND asked.item_id = $id)
   OR ($label = 'Interest' AND EXISTS { (asked)-[:MERGED_INTO*0..]->(:Interest {interest_id: $id}) })
DELETE passed
RETURN count(*) AS forgotten
