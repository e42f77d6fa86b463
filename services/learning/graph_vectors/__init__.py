"""Vectors of users, items and interests from the ties of the graph, on their way into it."""
