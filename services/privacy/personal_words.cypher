// What a person is called and what they wrote.
// in:  $user_id
// out: name, texts
MATCH (user:User {user_id: $user_id})
RETURN user.name AS name,
       COLLECT { MATCH (user)-[:WROTE]->(document:Document)
                 WHERE NOT EXISTS { (document)<-[:WROTE]-(other:User) WHERE other <> user }
                 UNWIND [document.text, document.title] AS text
                 WITH text WHERE text IS NOT NULL
                 RETURN text } AS texts
