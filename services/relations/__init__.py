"""What interests are to each other: wider and narrower, and related by what they are met on."""
