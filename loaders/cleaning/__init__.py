"""Cleaning, row by row: named steps, one a file, each can be left out."""
