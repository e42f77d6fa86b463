"""Lists as people ask for them: within a filter, by the rules of the house, filled to their length."""
