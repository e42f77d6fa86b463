"""How good recommendations are, on every data set that is here, beside the best known methods."""
