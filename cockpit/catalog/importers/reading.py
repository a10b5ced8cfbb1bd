"""What a column of ours holds, and how a file's column is read as that."""

from __future__ import annotations

from enum import StrEnum


class Reading(StrEnum):
    """How the cells of a column are read. A clock is a time of day, or an instant; call time and
    work time are lengths in seconds, where bare numbers count seconds and minutes."""

    TEXT = "text"
    LINES = "lines"
    ID = "id"
    DATE = "date"
    INSTANT = "instant"
    MONEY = "money"
    NUMBER = "number"
    SHARE = "share"
    FLAG = "flag"
    CLOCK = "clock"
    CALL_TIME = "call_time"
    WORK_TIME = "work_time"
    RATE = "rate"
