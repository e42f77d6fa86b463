"""The formats that can be loaded, one a file."""
