// Why: the item is about something the user is drawn to or put off by.
MATCH path = (user:User {user_id: $user_id})-[:INTERESTED_IN]->(interest:Interest {interest_id: $interest_id})
             <-[:ABOUT {source: $source}]-(item:Item {item_id: $item_id})
RETURN path
