// Why: an interest of the user means much the same as the item; no relationship says so, but their vectors do.
MATCH path = (user:User {user_id: $user_id})-[:INTERESTED_IN]->(interest:Interest {interest_id: $interest_id})
MATCH (item:Item {item_id: $item_id})
RETURN path, item, 2 * vector.similarity.cosine(interest.embedding, item.embedding) - 1 AS cosine
