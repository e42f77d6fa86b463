"""A dialogue that recommends: what a person says becomes typed acts, and acts become lists with reasons."""
