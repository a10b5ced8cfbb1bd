"""What can be wrong with the file, as a kind of error that every room may catch."""

from __future__ import annotations


class StoreTrouble(Exception):
    """The file cannot be used as asked. ``reason`` is one of damaged, busy, read_only, full,
    newer, missing, disk; the message says what is wrong and what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
