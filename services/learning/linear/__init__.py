"""Everything that is learned of items, as one matrix of weights from what a user likes to what may be suggested."""
