"""Why something was not done, in words for the manager."""

from __future__ import annotations


class Refused(Exception):
    """An action that may not be done now; the message is shown where the hand is."""


class NotFound(Refused):
    """A name that fits nothing, or more than one thing."""


class Busy(Refused):
    """Somebody else writes at length: the same may be done in a moment."""
