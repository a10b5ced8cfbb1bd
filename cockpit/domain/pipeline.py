"""Pipelines, their stages, and what a stage asks for before a deal may leave it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class StageKind(StrEnum):
    """What being in a stage means, whatever its label says."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    WON = "won"
    LOST = "lost"


class Milestone(StrEnum):
    """What has been reached once a deal is in the stage."""

    NONE = "none"
    QUALIFIED = "qualified"
    PROPOSAL = "proposal"


class ForecastCategory(StrEnum):
    """How sure a deal is, in the field's five words and closed."""

    OMITTED = "omitted"
    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    MOST_LIKELY = "most_likely"
    COMMIT = "commit"
    CLOSED = "closed"


@dataclass(eq=False)
class Pipeline:
    """A way of selling with stages of its own."""

    name: str
    position: int = 0
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Stage:
    """One column of the board; ``rot_days`` and ``idle_days`` are days, None is no limit set."""

    pipeline_id: int
    name: str
    position: int
    kind: StageKind = StageKind.OPEN
    probability: float = 0.0
    rot_days: int | None = None
    idle_days: int | None = None
    forecast_category: ForecastCategory = ForecastCategory.PIPELINE
    milestone: Milestone = Milestone.NONE
    card_limit: int | None = None
    rules: list[str] = field(default_factory=list)
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)

    @property
    def is_open(self) -> bool:
        """True while a deal in this stage is still to be decided."""
        return self.kind in (StageKind.OPEN, StageKind.ON_HOLD)


@dataclass(eq=False)
class ExitCriterion:
    """A line of the checklist a deal is to pass before it leaves the stage forwards."""

    stage_id: int
    text: str
    position: int = 0
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DealCheck:
    """A checklist line that a deal has passed."""

    deal_id: int
    criterion_id: int
    done_on: date
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class LostReason:
    """A reason offered when a deal is closed without a win."""

    text: str
    position: int = 0
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
