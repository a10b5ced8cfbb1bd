"""Verbs: what the manager can do, one function each."""
