"""Why something was not done, in words for the manager."""

from __future__ import annotations


class Refused(Exception):
    """An action that may not be done now; the message is shown where the hand is."""


class NotFound(Refused):
    """A name that fits nothing, or more than one thing."""


class Blocked(Refused):
    """A deed of which something later changed a part: of its ``rows`` rows the ``free`` ones can
    be taken back."""

    def __init__(self, sentence: str, free: int, rows: int) -> None:
        super().__init__(sentence)
        self.free, self.rows = free, rows


class Busy(Refused):
    """Somebody else writes at length: the same may be done in a moment."""
