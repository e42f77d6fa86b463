"""A sum of several models' scores, each with a weight of at least zero, learned on a part that was held back."""
