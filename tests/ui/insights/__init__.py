"""Tests of the insights page in real windows."""
