"""What happens by the clock while the program is open: APScheduler lives here alone."""
