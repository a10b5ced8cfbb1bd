"""The cockpit page: figures, board and the day on one screen."""
