"""The read-only guard: what Cypher of a person or a model must pass before the database sees it, and how it is run."""
