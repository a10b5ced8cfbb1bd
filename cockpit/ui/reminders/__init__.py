"""Reminders on screen: the bell and its inbox, the card, the desktop's notifications, the tray."""
