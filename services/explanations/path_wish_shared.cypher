// Why: the item and one that more like it was asked for are about the same.
MATCH path = (liked:Item {item_id: $liked_id})-[:ABOUT]->(interest:Interest {interest_id: $interest_id})
             <-[:ABOUT]-(item:Item {item_id: $item_id})
RETURN path
