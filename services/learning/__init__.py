"""What is computed from the whole graph and written back as edges."""
