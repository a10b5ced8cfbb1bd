"""What a column of ours holds, and how a file's column is read as that."""

from __future__ import annotations

from enum import StrEnum


class Reading(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    LINES = "lines"
    ID = "id"
    DATE = "date"
    INSTANT = "instant"
    MONEY = "money"
    NUMBER = "number"
    SHARE = "share"
    FLAG = "flag"
