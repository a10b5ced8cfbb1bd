"""Bugs that were hunted down, each with the walk that showed it."""
