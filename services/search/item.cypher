// One item with all its fields, and how much is tied to it.
// in:  $item_id
// out: fields, interactions, interests, documents, tags
MATCH (item:Item {item_id: $item_id})
RETURN item {.*, embedding: null, taste: null, graph_vector: null} AS fields,
       COUNT { (item)<-[:INTERACTED_WITH]-() } AS interactions, COUNT { (item)-[:ABOUT]->() } AS interests,
       COUNT { (item)<-[:ABOUT_ITEM]-() } AS documents, COUNT { (item)<-[:TAGGED]-() } AS tags
