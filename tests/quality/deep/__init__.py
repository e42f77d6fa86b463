"""How good the deep models are on a split, by the same figures as every other recommender."""
