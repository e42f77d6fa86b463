"""What the quality of language work is measured on: labelled by hand, half of it frozen."""
