"""The calendar: a week with its hours, a month, and the calendars that are shown."""
