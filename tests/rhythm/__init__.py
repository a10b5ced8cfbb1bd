"""Recurrence, reminders and the scheduler, by a virtual clock and in the real program."""
