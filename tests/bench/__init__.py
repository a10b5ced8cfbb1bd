"""Measured against the machine itself: `python -m tests.bench`."""
