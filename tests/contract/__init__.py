"""The two contracts, metrics and command line, by what a user can type and read."""
