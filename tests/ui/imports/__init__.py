"""The import page, on a real folder."""
