"""From a draft to the deal it is: outcome, stage, dates, and where it sat before it closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cockpit.actions.imports_matching import Called, Found
from cockpit.actions.imports_outcomes import closing_day, lost_reason, outcome_of
from cockpit.actions.imports_pipelines import StageRow
from cockpit.actions.imports_stages import StageMaker
from cockpit.catalog.importers.forecast_words import category_of
from cockpit.domain.deal import CategorySource, Outcome
from cockpit.domain.drafts import DealDraft
from cockpit.domain.pipeline import ForecastCategory, StageKind
from cockpit.wording import _


class Settled(NamedTuple):
    """A deal's columns, then ``sat_in``: the open stage it was in before the one it is in, if it
    is known; ``since``: the day it came to its stage, if the source says."""

    name: str
    account_id: int | None
    owner_id: int | None
    pipeline_id: int
    stage_id: int
    product_id: int | None
    amount: int | None
    currency: str
    source: str
    opened_on: date | None
    known_from: date
    expected_close: date | None
    closed_on: date | None
    next_step: str
    next_step_on: date | None
    lost_reason: str
    competitor: str
    forecast_category: ForecastCategory
    category_source: CategorySource
    probability: float | None
    outcome: Outcome
    sat_in: int | None
    since: date | None


COLUMNS = Settled._fields[:-2]


class Place(NamedTuple):
    """Where a combination of stage, status and flags puts a deal."""

    stage: StageRow
    outcome: Outcome
    sat_in: int | None


@dataclass(slots=True)
class Settler:
    """Settles the drafts of one file. ``exported_on`` is the day the file speaks of; ``currency``
    that of deals without an amount; the mappings give our rows for what drafts call others, and
    ``spelling`` how we write a name."""

    stages: StageMaker
    owners: Found
    accounts: Found
    products: Found
    spelling: Callable[[str], str]
    exported_on: date
    currency: str
    _places: dict[tuple[object, ...], Place] = field(default_factory=dict)

    def lacks(self, draft: DealDraft) -> str:
        """Why a draft cannot be a deal, or nothing."""
        outcome = self.place(draft).outcome
        if outcome is Outcome.OPEN or self._closing_day(draft, outcome) is not None:
            return ""
        return _("a closed deal needs its closing date")

    def settle(self, draft: DealDraft) -> Settled:
        """The deal that a draft is, once it ``lacks`` nothing."""
        stage, outcome, sat_in = self.place(draft)
        closed_on = self._closing_day(draft, outcome)
        opened_on = draft.opened_on
        if opened_on and closed_on and opened_on > closed_on:
            opened_on = None
        category, by_hand = _category(draft, stage)
        return Settled(
            self._name(draft),
            self.accounts[draft.account, draft.account_ref],
            self.owners[owner_of(draft)],
            stage.pipeline_id,
            stage.id,
            self.products[draft.product, ""],
            draft.amount,
            draft.currency or self.currency,
            draft.source,
            opened_on,
            opened_on or closed_on or self.exported_on,
            _expected(draft, closed_on),
            closed_on,
            draft.next_step,
            draft.next_step_on,
            lost_reason(draft, stage, outcome),
            draft.competitor,
            category,
            by_hand,
            _own_probability(draft, stage),
            outcome,
            sat_in,
            draft.stage_since,
        )

    def _closing_day(self, draft: DealDraft, outcome: Outcome) -> date | None:
        return closing_day(draft, outcome, self.exported_on)

    def place(self, draft: DealDraft) -> Place:
        """The stage and outcome; the same for all drafts that say the same about them."""
        key = (
            draft.pipeline,
            draft.stage,
            draft.status,
            draft.is_closed,
            draft.is_won,
            draft.won_on is not None,
            draft.lost_on is not None,
            bool(draft.lost_reason and draft.closed_on),
        )
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._place(draft)
        return found

    def _name(self, draft: DealDraft) -> str:
        """The deal's name, else what it is about: account and product, or its identifier."""
        if draft.name:
            return draft.name
        about = self.spelling(draft.account) or draft.external_id
        parts = [part for part in (about, self.spelling(draft.product)) if part]
        return " · ".join(parts) or _("Deal in row {row}").format(row=draft.row)

    def _place(self, draft: DealDraft) -> Place:
        pipeline = self.stages.pipeline(draft.pipeline)
        named = pipeline.named(draft.stage) if draft.stage else None
        outcome = outcome_of(draft, named)
        if outcome is Outcome.OPEN:
            here = named if named and named.is_open else None
            return Place(here or _first_open(pipeline.stages), outcome, None)
        kind = StageKind.WON if outcome is Outcome.WON else StageKind.LOST
        stage = named if named and named.kind is kind else pipeline.first(kind)
        if stage is None:
            raise KeyError(f"{pipeline.name} has no stage for {outcome}")
        return Place(stage, outcome, named.id if named and named.is_open else None)


def _expected(draft: DealDraft, closed_on: date | None) -> date | None:
    """An open deal's day of closing, whatever its source calls it, is the one expected."""
    if closed_on:
        return draft.expected_close
    return draft.expected_close or draft.close_date or draft.closed_on


def _first_open(stages: list[StageRow]) -> StageRow:
    return next((stage for stage in stages if stage.is_open), stages[0])


def owner_of(draft: DealDraft) -> Called:
    """How the draft calls its owner."""
    return (draft.owner or draft.owner_email, draft.owner_ref)


def _category(draft: DealDraft, stage: StageRow) -> tuple[ForecastCategory, CategorySource]:
    """The stage's category, unless the source has chosen another for an open deal."""
    told = category_of(draft.forecast_category) if draft.forecast_category else None
    if told is None or told is stage.category or not stage.is_open:
        return stage.category, CategorySource.AUTO
    return told, CategorySource.MANUAL


def _own_probability(draft: DealDraft, stage: StageRow) -> float | None:
    """An open deal's probability where it is not its stage's."""
    if draft.probability is None or not stage.is_open:
        return None
    return None if draft.probability == stage.probability else draft.probability
