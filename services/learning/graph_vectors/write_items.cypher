// Vectors of items from the ties of the graph, and the method they are by.
// in:  $rows: [item_id, vector], $method
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.graph_vector = row[1], item.graph_vector_method = $method
