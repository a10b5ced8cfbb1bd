"""Calendars in the form others write them: what is safe to read, and what it says."""
