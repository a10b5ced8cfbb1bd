"""Tests of the signals page."""
