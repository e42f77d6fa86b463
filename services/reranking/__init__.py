"""A list in the order a language model gives it: same items, same scores, same reasons, other places."""
