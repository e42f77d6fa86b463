"""The one database: a Neo4j server, embedded or elsewhere."""
