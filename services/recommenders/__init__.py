"""Recommenders: candidates with scores, and the paths that make up each score."""
