"""Lists for every user at once: what the queries for one user say, as products of sparse matrices."""
