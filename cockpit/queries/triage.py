"""What needs the manager: deals that warn of something, by the money at risk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from cockpit.analysis.raw import NO_DAY, NO_MONEY, currency_of, day_of
from cockpit.analysis.triage import Mark, ranked, standing
from cockpit.analysis.warned import warnings_at
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.warned import Warned
from cockpit.storage.database import Reader

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.references import Named
    from cockpit.analysis.state import State

# What one looks through of the whole list, which is counted and summed.
MOST = 200


@dataclass(frozen=True, slots=True)
class NeedyDeal:
    """One line: ``risk`` is minor units of the reporting currency, ``worth`` of the deal's own
    (``estimated``: the product's list price; None: not known)."""

    deal_id: int
    name: str
    account: str
    owner_id: int
    owner: str
    email: str
    stage: str
    worth: int | None
    estimated: bool
    currency: str
    risk: float
    expected_close: date | None
    next_step: str
    warned: tuple[Warned, ...]
    pinned: bool
    standing: str

    @property
    def title(self) -> str:
        """The account, or the deal's own name when it has none."""
        return self.account or self.name


@dataclass(frozen=True, slots=True)
class NeedsMe:
    """The lines, what they are together (``count`` and ``risk``, also of those past the most that
    are shown), and the deals beyond them that warn as well: ``others`` of them."""

    rows: tuple[NeedyDeal, ...] = ()
    count: int = 0
    risk: float = 0.0
    others: int = 0
    others_risk: float = 0.0
    not_priced: int = 0
    estimated: int = 0
    snoozed: int = 0
    currency: str = "USD"


def needs_me(
    db: Reader,
    facts: Facts,
    today: date,
    wanted: DealFilter = EVERYTHING,
    most: int = MOST,
    *,
    put_off: bool = False,
    whole: bool = False,
) -> NeedsMe:
    """The deals of the filter that need the manager this morning; the ``whole`` list of those at
    risk, or those that were put off."""
    state, found_marks = facts.at(today), marks(db)
    found = ranked(state, wanted, found_marks, put_off=put_off)
    listed = len(found.deals) if whole or put_off else found.morning
    shown = found.deals[: min(most, listed)].tolist()
    texts = _texts(db, facts.deal_ids[shown].tolist())
    emails = dict(db.all("SELECT id, email FROM person"))
    rows = [
        _row(state, at, float(found.risk[place]), texts[deal_id], emails, found_marks.get(deal_id))
        for place, at in enumerate(shown)
        if (deal_id := int(facts.deal_ids[at])) in texts
    ]
    return NeedsMe(
        tuple(rows),
        listed,
        float(found.risk[:listed].sum()),
        len(found.deals) - listed,
        float(found.risk[listed:].sum()),
        found.not_priced,
        found.estimated,
        found.snoozed,
        facts.references.reporting_currency,
    )


def marks(db: Reader) -> dict[int, Mark]:
    """By deal what the manager said of it."""
    rows = db.all("SELECT deal_id, pinned, snoozed_until, seen FROM deal_mark")
    return {deal: Mark(bool(pinned), until, seen) for deal, pinned, until, seen in rows}


def snoozed(db: Reader, today: date) -> list[tuple[int, str, date]]:
    """(deal, its account or name, the day it comes back) of open deals that are put off."""
    rows = db.all(
        "SELECT d.id, coalesce(a.name, d.name), m.snoozed_until FROM deal_mark m"
        " JOIN deal d ON d.id = m.deal_id LEFT JOIN account a ON a.id = d.account_id"
        " WHERE d.outcome = 'open' AND m.snoozed_until > ? ORDER BY m.snoozed_until, d.id",
        (today - date(1970, 1, 1)).days,
    )
    return [(deal, title, day_of(until)) for deal, title, until in rows]


def lost_stage(db: Reader, deal_id: int) -> int | None:
    """The lost stage of the deal's pipeline, else of any."""
    found: int | None = db.value(
        "SELECT s.id FROM stage s JOIN pipeline p ON p.id = s.pipeline_id, deal d"
        " WHERE d.id = ? AND s.kind = 'lost' AND NOT s.archived AND NOT p.archived"
        " ORDER BY s.pipeline_id <> d.pipeline_id, s.position LIMIT 1",
        deal_id,
    )
    return found


def _texts(db: Reader, deal_ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    rows = db.all(
        "SELECT d.id, d.name, coalesce(a.name, ''), d.next_step"
        " FROM deal d LEFT JOIN account a ON a.id = d.account_id"
        " WHERE d.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(deal_ids)),
    )
    return {row[0]: row for row in rows}


def _named(named: Named, id: int) -> str:
    place = int(named.position(np.array([id]))[0])
    return named.names[place] if place >= 0 else ""


def _row(
    state: State,
    at: int,
    risk: float,
    texts: tuple[Any, ...],
    emails: Mapping[int, str],
    mark: Mark | None,
) -> NeedyDeal:
    deal_id, name, account, next_step = texts
    # Whose it is and where it stands, as of the day that is looked at.
    owner_id, references = int(state.owner[at]), state.facts.references
    owner, stage = (
        _named(named, int(id))
        for named, id in (
            (references.people, owner_id),
            (references.stages.named, state.stage[at]),
        )
    )
    amount, estimate = int(state.amount[at]), int(state.estimate[at])
    worth = estimate if amount == NO_MONEY else amount
    close = int(state.expected_close[at])
    return NeedyDeal(
        deal_id=deal_id,
        name=name,
        account=account,
        owner_id=owner_id if owner else 0,
        owner=owner,
        email=emails.get(owner_id) or "",
        stage=stage,
        worth=None if worth == NO_MONEY else worth,
        estimated=amount == NO_MONEY,
        currency=currency_of(int(state.currency[at])),
        risk=risk,
        expected_close=None if close == NO_DAY else day_of(close),
        next_step=next_step,
        warned=tuple(warnings_at(state, at)),
        pinned=mark is not None and mark.pinned,
        standing=standing(state, at),
    )
