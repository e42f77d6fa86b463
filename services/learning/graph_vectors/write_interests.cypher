// Vectors of interests from the ties of the graph, and the method they are by.
// in:  $rows: [interest_id, vector], $method
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
SET interest.graph_vector = row[1], interest.graph_vector_method = $method
