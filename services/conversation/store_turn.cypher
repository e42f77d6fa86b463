// A turn of a conversation and where it stands now; nothing when another turn came in between.
// in:  $user_id, $conversation_id, $before: turns so far, $turns, $state, $language, $now, $document_id: the utterance
// out: turns
MATCH (user:User {user_id: $user_id})
MERGE (conversation:Conversation {conversation_id: $conversation_id})
SET conversation.conversation_id = $conversation_id
WITH user, conversation
WHERE coalesce(conversation.turns, 0) = $before
MERGE (user)-[:HELD]->(conversation)
SET conversation.turns = $turns, conversation.state = $state, conversation.language = $language,
    conversation.started_at = coalesce(conversation.started_at, $now), conversation.last_at = $now
WITH user, conversation
MATCH (user)-[:WROTE]->(utterance:Document {document_id: $document_id})
MERGE (conversation)-[:HAS_TURN]->(utterance)
RETURN conversation.turns AS turns
