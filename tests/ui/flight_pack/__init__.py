"""The flight pack on screen, in files and on paper."""
