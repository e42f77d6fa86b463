"""What the graph does: database, language, interests, feedback, recommenders, explanations."""
