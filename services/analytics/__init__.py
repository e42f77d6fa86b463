"""Structure found in the whole graph: communities of users, items and interests."""
