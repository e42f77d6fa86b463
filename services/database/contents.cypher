// How much the graph holds of each thing.
// in:  nothing
// out: name, count
MATCH (n:User) WITH count(n) AS count RETURN 'users' AS name, count
UNION ALL
MATCH (n:Item) WITH count(n) AS count RETURN 'items' AS name, count
UNION ALL
MATCH ()-[n:INTERACTED_WITH]->() WITH count(n) AS count RETURN 'interactions' AS name, count
UNION ALL
MATCH (n:Document) WITH count(n) AS count RETURN 'documents' AS name, count
UNION ALL
MATCH (n:Interest) WITH count(n) AS count RETURN 'interests' AS name, count
UNION ALL
MATCH (n:Item) WHERE n.embedding_checksum IS NOT NULL WITH count(n) AS count RETURN 'items with vectors' AS name, count
