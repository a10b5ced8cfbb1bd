"""Rooms of declarations: what there can be many of is one file and one line in its list."""
