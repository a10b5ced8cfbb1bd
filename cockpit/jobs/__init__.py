"""Work of many steps, with files, progress and cancel."""
