"""The strip of live figures."""
