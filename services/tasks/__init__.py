"""Tasks of a fixed split: what may be known, what is to be ranked, what is to be found."""
