"""The command line: one file a command, one table that names them."""
