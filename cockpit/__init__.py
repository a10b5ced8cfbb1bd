"""Cockpit: a sales manager's day in one window."""
