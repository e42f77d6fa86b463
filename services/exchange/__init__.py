"""How facts get out: the graph written in formats that other tools read."""
