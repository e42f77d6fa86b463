// A handful of a person's conversations goes; what they said in them is among their texts.
// in:  $user_id, $limit
// out: conversations
MATCH (:User {user_id: $user_id})-[:HELD]->(conversation:Conversation)
WITH DISTINCT conversation LIMIT $limit
DETACH DELETE conversation
RETURN count(*) AS conversations
