"""Interests that are one under several names: found, proposed, merged, taken apart again."""
