"""How good lists are: fixed splits, ranking figures, tuning on a fold of the training part."""
