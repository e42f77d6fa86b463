// What was derived of a person's interests, each with the feedback and the texts it rests on, the strongest first.
// in:  $user_id, $limit: pieces of evidence shown of each interest
// out: interest_id, name, name_zh, weight, polarity, evidence, first_at, last_at, feedback, texts
MATCH (user:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WITH user, drawn, interest ORDER BY drawn.weight DESC, interest.interest_id
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh,
       drawn.weight AS weight, drawn.polarity AS polarity, drawn.evidence AS evidence,
       drawn.first_at AS first_at, drawn.last_at AS last_at,
       COLLECT {
         MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)-[about:ABOUT]->(interest)
         WITH interacted, item, about ORDER BY abs(interacted.strength) * about.weight DESC, item.item_id, interacted.kind
         LIMIT $limit
         RETURN {item_id: item.item_id, title: coalesce(item.title, item.title_zh), kind: interacted.kind,
                 strength: interacted.strength, about: about.weight, source: about.source}
       } AS feedback,
       COLLECT {
         MATCH (user)-[:WROTE]->(document:Document)-[mention:MENTIONS]->(interest)
         WITH mention, document ORDER BY mention.strength DESC, document.document_id, mention.start
         LIMIT $limit
         RETURN {document_id: document.document_id, quote: mention.quote, polarity: mention.polarity}
       } AS texts
