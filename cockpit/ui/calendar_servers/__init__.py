"""Calendars on servers: linking them, hearing from them, and what waits to go to them."""
