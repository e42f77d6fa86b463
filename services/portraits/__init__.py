"""A user in a paragraph that cites the graph."""
