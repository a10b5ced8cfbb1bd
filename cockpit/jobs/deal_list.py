"""A list of deals as it stood on a day: state from the facts, words from the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from cockpit.analysis import raw
from cockpit.analysis.facts import Facts
from cockpit.analysis.selection import chosen_deals
from cockpit.analysis.state import State
from cockpit.analysis.tables import Array
from cockpit.analysis.warned import keys_at
from cockpit.domain.filters import DealFilter
from cockpit.domain.money import to_major
from cockpit.queries.deals import DealTexts, deal_texts
from cockpit.queries.names import names_of, stages_named
from cockpit.queries.vanished import missing_deals
from cockpit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """One deal of a list; money in whole units of its currency, ages in days."""

    id: str
    external_id: str | None
    name: str
    account: str | None
    owner: str | None
    manager: str | None
    team: str | None
    region: str | None
    product: str | None
    pipeline: str | None
    stage: str | None
    outcome: str
    amount: float | None
    estimated_amount: float | None
    currency: str
    category: str
    opened_on: date | None
    expected_close: date | None
    closed_on: date | None
    next_step: str | None
    next_step_on: date | None
    age_days: int | None
    stage_age_days: int | None
    idle_days: int | None
    stalled: bool
    warnings: list[str]
    source: str | None = None
    lost_reason: str | None = None
    competitor: str | None = None
    probability: float | None = None

    def as_json(self) -> dict[str, Any]:
        """With dates as text."""
        values = asdict(self)
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}


def listed_deals(
    workspace: Workspace,
    chosen: DealFilter,
    as_of: date,
    known_at: datetime | None = None,
    *,
    stage: str | None = None,
    limit: int | None = None,
) -> list[ListedDeal]:
    """Every deal that the filter leaves on that day, in the order they came in; ``stage`` is a
    stage's name, in whichever pipeline (NotFound when none has it)."""
    facts = workspace.facts()
    facts = facts if known_at is None else facts.known(known_at)
    state = facts.at(as_of)
    found = chosen_deals(state, chosen)
    if stage is not None:
        found = _in_stages(facts, state, found, workspace.ask(stages_named, stage))
    found = found[:limit]
    maker = _Maker(workspace, facts, state, frozenset(workspace.ask(missing_deals, as_of)))
    texts = workspace.ask(deal_texts, found.tolist())
    return [maker.listed(texts[deal_id]) for deal_id in found.tolist() if deal_id in texts]


def _in_stages(facts: Facts, state: State, found: Array, stages: frozenset[int]) -> Array:
    inside = [int(state.stage[facts.position_of(d)]) in stages for d in found.tolist()]
    kept: Array = found[np.array(inside, bool)]
    return kept


class _Maker:
    """Looks things up once for a whole list."""

    def __init__(
        self, workspace: Workspace, facts: Facts, state: State, missing: frozenset[int]
    ) -> None:
        self._facts, self._state, self._missing = facts, state, missing
        tables = ("person", "team", "product", "pipeline", "stage")
        self._names = {table: workspace.ask(names_of, table) for table in tables}
        self._regions = facts.references.organisation.regions

    def listed(self, texts: DealTexts) -> ListedDeal:
        at = self._facts.position_of(texts.id)
        state, currency = self._state, raw.currency_of(int(self._state.currency[at]))
        outcome = raw.OUTCOMES[state.outcome[at]]
        return ListedDeal(
            id=texts.uid,
            external_id=texts.external_id,
            name=texts.name,
            account=texts.account,
            owner=self._name("person", state.owner[at]),
            manager=self._name("person", state.manager[at]),
            team=self._name("team", state.team[at]),
            region=self._regions[int(state.region[at])] or None,
            product=self._name("product", state.product[at]),
            pipeline=self._name("pipeline", state.pipeline[at]),
            stage=self._name("stage", state.stage[at]),
            outcome=str(outcome),
            amount=_money(state.amount[at], currency),
            estimated_amount=_money(state.estimate[at], currency),
            currency=currency,
            category=str(raw.CATEGORIES[state.category[at]]),
            opened_on=_day(state.opened_on[at]),
            expected_close=_day(state.expected_close[at]),
            closed_on=_day(state.closed_on[at]),
            next_step=texts.next_step or None,
            next_step_on=_day(state.next_step_on[at]),
            age_days=_number(state.deal_age[at]),
            stage_age_days=_number(state.stage_age[at]),
            idle_days=_number(state.idle_days[at]),
            stalled=bool(state.stalled[at]),
            warnings=keys_at(state, at) + ["vanished"] * (texts.id in self._missing),
            source=texts.source or None,
            lost_reason=texts.lost_reason or None,
            competitor=texts.competitor or None,
            probability=texts.probability,
        )

    def _name(self, table: str, row_id: Any) -> str | None:
        return self._names[table].get(int(row_id))


def _number(value: Any) -> int | None:
    return None if int(value) == raw.NO_DAY else int(value)


def _day(value: Any) -> date | None:
    return None if int(value) == raw.NO_DAY else raw.day_of(int(value))


def _money(value: Any, currency: str) -> float | None:
    return None if int(value) == raw.NO_MONEY else to_major(int(value), currency)
