// A person was asked of something and does not know: it is not asked of again.
// in:  $user_id, $label: Item or Interest, $id, $now
MATCH (user:User {user_id: $user_id})
CALL () {
  MATCH (asked:Item {item_id: $id}) WHERE $label = 'Item' RETURN asked
UNION
  MATCH (asked:Interest {interest_id: $id}) WHERE $label = 'Interest' RETURN asked
}
MERGE (user)-[passed:PASSED_OVER]->(asked)
SET passed.at = $now
