"""Real windows, real calendar servers."""
