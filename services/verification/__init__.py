"""Recomputes what is derived from what is stored, by other code, and compares."""
