// Why: the item is about something that was asked for.
MATCH path = (interest:Interest {interest_id: $interest_id})<-[:ABOUT {source: $source}]-(item:Item {item_id: $item_id})
RETURN path
