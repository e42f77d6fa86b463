// The conversation a person held last.
// in:  $user_id
// out: state
MATCH (:User {user_id: $user_id})-[:HELD]->(conversation:Conversation)
RETURN conversation.state AS state
ORDER BY conversation.last_at DESC, conversation.conversation_id
LIMIT 1
