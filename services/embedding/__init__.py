"""Texts as vectors: the embedders, and what of the graph is to be embedded."""
