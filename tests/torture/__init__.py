"""Long runs of what the test suite does briefly: `python -m tests.torture`."""
