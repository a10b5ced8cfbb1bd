"""The day from which the window looks: on a past one no day is told as today or yesterday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass
class Vantage:
    """``past`` is the day that the window shows as it was, None while it shows the present."""

    past: date | None = None

    def is_past(self, today: date | None) -> bool:
        """True where what is called today is that earlier day."""
        return today is not None and today == self.past


@lru_cache(maxsize=1)
def vantage() -> Vantage:
    """The one of this process, as there is one window."""
    return Vantage()
