"""Tests of the day: tasks, figures, settings, the cockpit page."""
