"""Weights between items on their way into the graph: by which method, in which setting, how many of each are kept."""
