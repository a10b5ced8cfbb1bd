"""Where an import is."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """From no files to what came in; READY may be planned again."""

    EMPTY = "empty"
    READING = "reading"
    READY = "ready"
    WRITING = "writing"
    DONE = "done"
