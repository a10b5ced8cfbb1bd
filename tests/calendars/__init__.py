"""Calendars: files, servers, and what they say of the day."""
