"""Tests of Cockpit, laid out as the package is."""
