"""A deal, its lines, the stages it visited and the versions it had."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cockpit.domain.pipeline import ForecastCategory


class Outcome(StrEnum):
    """How a deal ended, or that it has not."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"
    DISQUALIFIED = "disqualified"


class CategorySource(StrEnum):
    """Who chose the forecast category: the stage, or a hand."""

    AUTO = "auto"
    MANUAL = "manual"


@dataclass(eq=False)
class Deal:
    """An opportunity. ``amount`` is in minor units, None while unknown; ``known_from`` is the
    day the deal exists from (its opening, else the day of the export that brought it);
    ``probability`` None means the stage's."""

    name: str
    pipeline_id: int
    stage_id: int
    currency: str
    known_from: date
    account_id: int | None = None
    owner_id: int | None = None
    product_id: int | None = None
    amount: int | None = None
    source: str = ""
    opened_on: date | None = None
    expected_close: date | None = None
    closed_on: date | None = None
    next_step: str = ""
    next_step_on: date | None = None
    lost_reason: str = ""
    competitor: str = ""
    forecast_category: ForecastCategory = ForecastCategory.PIPELINE
    category_source: CategorySource = CategorySource.AUTO
    probability: float | None = None
    outcome: Outcome = Outcome.OPEN
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DealLine:
    """A product in a deal; prices are minor units a piece, in the deal's currency."""

    deal_id: int
    text: str = ""
    product_id: int | None = None
    quantity: float = 1.0
    list_price: int | None = None
    net_price: int | None = None
    cost: int | None = None
    position: int = 0
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class StageVisit:
    """A stay in a stage, by days of the business zone; ``left_on`` None while it lasts."""

    deal_id: int
    stage_id: int
    entered_on: date
    learnt_at: datetime
    left_on: date | None = None
    id: int = field(default=0, init=False)


@dataclass(eq=False)
class DealVersion:
    """What a deal was from ``happened_on`` until its next version, as learnt at ``learnt_at``."""

    deal_id: int
    happened_on: date
    learnt_at: datetime
    stage_id: int
    currency: str
    category: ForecastCategory
    outcome: Outcome
    owner_id: int | None = None
    product_id: int | None = None
    amount: int | None = None
    expected_close: date | None = None
    closed_on: date | None = None
    superseded_at: datetime | None = None
    id: int = field(default=0, init=False)
