"""Learned ties from items to items in the graph: read what is liked, write the ties, remember what they are made of."""
