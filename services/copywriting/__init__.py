"""A few words that present an item to somebody, made ahead from facts alone."""
