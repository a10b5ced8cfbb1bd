"""When a rule of the KPI log fires: once on crossing the line, not on each refresh.

A rule is armed or not, for each of its subjects apart. Armed and beyond the line (every further
condition of a pattern holding too) it fires, unless it fired less than ``quiet_days`` ago; then it
is not armed. It is armed again once the figure is back by the hysteresis at least, or a further
condition holds no more. A figure that is n/a, or of fewer rows than ``smallest_n``, changes
nothing. A rule that has never fired is armed: what is beyond the line when it is first looked at
is news. Source: the metric contract, the KPI log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.domain.signals import Side

# Figures are quotients: 0.8 may come as 0.7999999999999999.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Line:
    """What a figure should not cross; ``hysteresis`` ≥ 0 in the figure's unit."""

    side: Side
    threshold: float
    hysteresis: float = 0.0
    smallest_n: int = 1
    quiet_days: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure of a subject: ``others`` says whether the further conditions hold."""

    value: float | None
    n: int
    others: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rule stands for a subject; ``fired_on`` is the day it last fired."""

    armed: bool = True
    fired_on: date | None = None


ARMED = Standing()


def is_beyond(line: Line, value: float) -> bool:
    """Whether the value has crossed the line; on the line it has not."""
    if line.side is Side.BELOW:
        return value < line.threshold - _NOTHING
    return value > line.threshold + _NOTHING


def is_back(line: Line, value: float) -> bool:
    """Whether the value is back behind the line by the hysteresis."""
    if line.side is Side.BELOW:
        return value >= line.threshold + line.hysteresis - _NOTHING
    return value <= line.threshold - line.hysteresis + _NOTHING


def is_eligible(line: Line, seen: Seen) -> bool:
    """Whether the figure says anything."""
    return seen.value is not None and seen.n >= line.smallest_n


def step(line: Line, standing: Standing, seen: Seen, day: date) -> tuple[Standing, bool]:
    """(where the rule stands after the figure, whether it fires now)."""
    if seen.value is None or seen.n < line.smallest_n:
        return standing, False
    if not standing.armed:
        back = is_back(line, seen.value) or not seen.others
        return (Standing(True, standing.fired_on), False) if back else (standing, False)
    quiet = standing.fired_on is not None and (day - standing.fired_on).days < line.quiet_days
    if quiet or not (is_beyond(line, seen.value) and seen.others):
        return standing, False
    return Standing(False, day), True


def is_systemic(fired: int, eligible: int) -> bool:
    """Whether it is more than an isolated case: at least half of those for whom the rule has a
    figure have shown it in the period."""
    return 0 < eligible <= 2 * fired
