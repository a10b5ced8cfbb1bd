"""A deal opened at the side: everything about it, edited in place."""
