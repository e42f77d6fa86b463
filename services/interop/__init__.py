"""Other ways into the same graph, for those who have code of their own."""
