"""The plan page, in a real window."""
