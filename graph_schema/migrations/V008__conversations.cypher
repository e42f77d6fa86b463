// Conversations have a key of their own.
CREATE CONSTRAINT conversation_id IF NOT EXISTS FOR (n:Conversation) REQUIRE n.conversation_id IS UNIQUE;
