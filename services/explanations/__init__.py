"""Why: recommendations with reasons that sum to the score, in words and as paths to paste."""
