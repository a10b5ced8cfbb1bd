"""Whole walks: what a manager does from the first file to the last undo."""
