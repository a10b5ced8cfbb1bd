"""What the strip and its lines ask; no figures are needed to ask it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period

Lines = dict[str, list[float | None]]


@dataclass(frozen=True, slots=True)
class Question:
    """What a screen asks of the facts."""

    period: Period
    as_of: date
    wanted: DealFilter
