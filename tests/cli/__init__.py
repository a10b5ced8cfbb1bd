"""The command line as a script uses it."""
