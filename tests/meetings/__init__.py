"""The rhythm of meetings with people."""
