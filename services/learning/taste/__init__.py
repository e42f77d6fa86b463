"""Vectors of users and items from who liked what, on their way into the graph."""
