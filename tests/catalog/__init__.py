"""Tests of the catalogue rooms."""
