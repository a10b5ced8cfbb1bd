"""The file and its gate, on real files."""
