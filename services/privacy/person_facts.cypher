// What a person did, wrote, tagged, and whom they follow: the facts, with names to read them by.
// in:  $user_id
// out: profile, feedback, tags, texts, conversations, follows, followers
MATCH (user:User {user_id: $user_id})
RETURN properties(user) AS profile,
  COLLECT {
    MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
    WITH interacted, item ORDER BY item.item_id, interacted.kind
    RETURN {item_id: item.item_id, title: coalesce(item.title, item.title_zh), kind: interacted.kind,
            strength: interacted.strength, event_ids: interacted.event_ids, ats: interacted.ats, values: interacted.values}
  } AS feedback,
  COLLECT {
    MATCH (user)-[tagged:TAGGED]->(item:Item)
    WITH tagged, item ORDER BY item.item_id, tagged.tag
    RETURN {tag: tagged.tag, at: tagged.at, item_id: item.item_id, title: coalesce(item.title, item.title_zh)}
  } AS tags,
  COLLECT {
    MATCH (user)-[:WROTE]->(document:Document)
    WITH document ORDER BY document.document_id
    RETURN {document: properties(document),
            about: COLLECT { MATCH (document)-[:ABOUT_ITEM]->(item:Item) RETURN item.item_id },
            mentions: COLLECT { MATCH (document)-[mention:MENTIONS]->(interest:Interest)
                                WITH mention, interest ORDER BY mention.start, interest.interest_id
                                RETURN {interest_id: interest.interest_id, quote: mention.quote,
                                        polarity: mention.polarity, strength: mention.strength} }}
  } AS texts,
  COLLECT { MATCH (user)-[:HELD]->(conversation:Conversation)
            WITH conversation ORDER BY conversation.started_at, conversation.conversation_id
            RETURN properties(conversation) } AS conversations,
  COLLECT { MATCH (user)-[tie:FOLLOWS]->(other:User)
            WITH tie, other ORDER BY other.user_id
            RETURN {user_id: other.user_id, name: other.name, at: tie.at} } AS follows,
  COLLECT { MATCH (user)<-[tie:FOLLOWS]-(other:User)
            WITH tie, other ORDER BY other.user_id
            RETURN {user_id: other.user_id, name: other.name, at: tie.at} } AS followers
