"""What the graph holds, for people to read: search, lists, one node at a time, what surrounds it."""
