"""The interview of someone new: which questions tell most, why they are asked, and what the answers become."""
