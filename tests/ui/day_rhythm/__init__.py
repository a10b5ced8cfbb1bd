"""Tests of the rhythm of a day on screen: brief, calendar, hours, wrap-up, ledger of time."""
