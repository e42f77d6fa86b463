"""What can be learned from who liked what: weights between items, and vectors of users and items. Numbers alone."""
