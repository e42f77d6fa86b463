// Vectors of items, and the method they are by.
// in:  $rows: [item_id, vector], $method
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.taste = row[1], item.taste_method = $method
