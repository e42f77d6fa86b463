"""How facts get in: one format per file in sources, the jobs that load and mine."""
