"""The wrap-up: how the day ends, and what tomorrow begins with."""
