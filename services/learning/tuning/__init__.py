"""Choosing settings and weights on a part of what is known that was held back."""
