"""What makes Neo4j Browser a third way to look at the graph: a guide, a style, favourites."""
