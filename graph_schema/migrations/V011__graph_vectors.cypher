// Vectors of users, items and interests from the ties of the graph, of any length of list: what lies near what.
CREATE VECTOR INDEX user_graph_vector IF NOT EXISTS FOR (n:User) ON (n.graph_vector)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CREATE VECTOR INDEX item_graph_vector IF NOT EXISTS FOR (n:Item) ON (n.graph_vector)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CREATE VECTOR INDEX interest_graph_vector IF NOT EXISTS FOR (n:Interest) ON (n.graph_vector)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CALL db.createProperty('graph_vector');
CALL db.createProperty('graph_vector_method');
