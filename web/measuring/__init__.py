"""Measures recommenders on a split: a scratch graph is loaded, lists go to files, figures and a report beside them."""
