"""The window around the pages: rail, header, status bar, palette, help, first-run walk."""
