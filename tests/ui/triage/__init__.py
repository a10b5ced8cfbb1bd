"""Tests of the list of what needs the manager."""
