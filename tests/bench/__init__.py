"""Paired timings on one embedded server, printed as ratios; no test depends on them."""
