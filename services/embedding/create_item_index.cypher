// The index that finds items by meaning, with properties to filter by inside it.
// in:  $options: {indexConfig: {`vector.dimensions`: ...}}
CYPHER 25
CREATE VECTOR INDEX item_embedding IF NOT EXISTS
FOR (item:Item) ON item.embedding
WITH [item.year, item.price, item.is_available, item.brand]
OPTIONS $options
