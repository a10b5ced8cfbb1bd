"""Tests of everything on screen."""
