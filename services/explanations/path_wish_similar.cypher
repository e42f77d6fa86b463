// Why: the item is similar to one that more like it was asked for.
MATCH path = (liked:Item {item_id: $liked_id})-[:SIMILAR_TO {method: $method}]->(item:Item {item_id: $item_id})
RETURN path
