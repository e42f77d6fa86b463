"""Named queries: questions people ask the whole graph, each a file that also pastes into Neo4j Browser."""
