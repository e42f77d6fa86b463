"""Items nobody has touched, and users of whom one to three things are known."""
