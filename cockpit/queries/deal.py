"""Everything about one deal: its sheet, checklist, people, lines, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cockpit.analysis.raw import day_number, day_of
from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields of a deal with the names behind their ids; money in minor units.

    ``next_stage`` is the name of the stage that follows, if there is one.
    """

    id: int
    name: str
    stage_id: int
    stage: str
    stage_kind: str
    stage_position: int
    pipeline_id: int
    account_id: int | None
    account: str
    owner_id: int | None
    owner: str
    product_id: int | None
    product: str
    amount: int | None
    list_price: int | None
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
    forecast_category: str
    category_source: str
    probability: float | None
    stage_probability: float
    outcome: str
    next_stage: str = ""

    @property
    def title(self) -> str:
        """The account, or the deal's own name when it has none."""
        return self.account or self.name

    @property
    def is_open(self) -> bool:
        """True while it is to be decided."""
        return self.outcome == "open"


_SHEET = """
SELECT d.id, d.name, d.stage_id, s.name, s.kind, s.position, d.pipeline_id, d.account_id,
 coalesce(a.name, ''), d.owner_id, coalesce(p.name, ''), d.product_id, coalesce(q.name, ''),
 d.amount, CASE WHEN q.currency = d.currency THEN q.list_price END, d.currency, d.source,
 d.opened_on, d.known_from, d.expected_close, d.closed_on, d.next_step, d.next_step_on,
 d.lost_reason, d.competitor, d.forecast_category, d.category_source, d.probability,
 s.probability, d.outcome
 FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN account a ON a.id = d.account_id
 LEFT JOIN person p ON p.id = d.owner_id LEFT JOIN product q ON q.id = d.product_id WHERE d.id = ?
"""
_DAYS = (17, 18, 19, 20, 22)


def sheet(db: Reader, deal_id: int, as_of: date | None = None) -> Sheet | None:
    """The deal as it is, or as it was at the end of a day; None when it is not there."""
    row = db.one(_SHEET, deal_id)
    if row is None:
        return None
    values: list[Any] = [_day(v) if i in _DAYS else v for i, v in enumerate(row)]
    found = Sheet(*values)
    if as_of is not None:
        found = _as_it_was(db, found, day_number(as_of))
    following = db.value(
        "SELECT name FROM stage WHERE pipeline_id = ? AND position > ? AND NOT archived"
        " AND kind IN ('open', 'on_hold', 'won') ORDER BY position LIMIT 1",
        found.pipeline_id,
        found.stage_position,
    )
    return replace(found, next_stage=following or "")


def _as_it_was(db: Reader, now: Sheet, day: int) -> Sheet:
    row = db.one(
        "SELECT s.id, s.name, s.kind, s.position, v.owner_id, coalesce(p.name, ''), v.product_id,"
        " coalesce(q.name, ''), v.amount, v.currency, v.expected_close, v.category, v.outcome,"
        " v.closed_on FROM deal_version v JOIN stage s ON s.id = v.stage_id"
        " LEFT JOIN person p ON p.id = v.owner_id LEFT JOIN product q ON q.id = v.product_id"
        " WHERE v.deal_id = ? AND v.happened_on <= ? AND v.superseded_at IS NULL"
        " ORDER BY v.happened_on DESC, v.id DESC LIMIT 1",
        now.id,
        day,
    )
    if row is None:
        return now
    return replace(
        now,
        stage_id=row[0], stage=row[1], stage_kind=row[2], stage_position=row[3],
        owner_id=row[4], owner=row[5], product_id=row[6], product=row[7],
        amount=row[8], currency=row[9], expected_close=_day(row[10]),
        forecast_category=row[11], outcome=row[12], closed_on=_day(row[13]),
        next_step="", next_step_on=None,
    )  # fmt: skip


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the present stage's exit checklist, and since when it is passed."""

    criterion_id: int
    text: str
    done_on: date | None


def checklist(db: Reader, deal_id: int, stage_id: int) -> list[Check]:
    """What the deal is to pass before it leaves the stage."""
    rows = db.all(
        "SELECT c.id, c.text, k.done_on FROM exit_criterion c"
        " LEFT JOIN deal_check k ON k.criterion_id = c.id AND k.deal_id = ?"
        " WHERE c.stage_id = ? AND NOT c.archived ORDER BY c.position, c.id",
        deal_id,
        stage_id,
    )
    return [Check(id, text, _day(done)) for id, text, done in rows]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody of the customer in the deal."""

    link_id: int
    contact_id: int
    name: str
    role: str
    title: str
    email: str
    phone: str


def parties(db: Reader, deal_id: int) -> list[Party]:
    """The contacts of a deal."""
    rows = db.all(
        "SELECT l.id, c.id, c.name, l.role, c.title, c.email, c.phone FROM deal_contact l"
        " JOIN contact c ON c.id = l.contact_id WHERE l.deal_id = ? ORDER BY l.id",
        deal_id,
    )
    return [Party(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Line:
    """A product line; prices are minor units a piece."""

    id: int
    text: str
    product_id: int | None
    product: str
    quantity: float
    list_price: int | None
    net_price: int | None


def lines(db: Reader, deal_id: int) -> list[Line]:
    """The product lines of a deal."""
    rows = db.all(
        "SELECT l.id, l.text, l.product_id, coalesce(q.name, ''), l.quantity, l.list_price,"
        " l.net_price FROM deal_line l LEFT JOIN product q ON q.id = l.product_id"
        " WHERE l.deal_id = ? ORDER BY l.position, l.id",
        deal_id,
    )
    return [Line(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Written:
    """A note; ``at`` is microseconds UTC."""

    id: int
    text: str
    private: bool
    at: int


def notes(db: Reader, deal_id: int) -> list[Written]:
    """The notes on a deal, newest first."""
    rows = db.all(
        "SELECT id, text, private, at FROM note WHERE deal_id = ? ORDER BY at DESC, id DESC",
        deal_id,
    )
    return [Written(id, text, bool(private), at) for id, text, private, at in rows]


def clocks(db: Reader, deal_id: int) -> tuple[date | None, date | None]:
    """(in its stage since, last contact with the customer), as the file has them."""
    row: tuple[Any, ...] | None = db.one(
        "SELECT (SELECT max(entered_on) FROM stage_visit WHERE deal_id = ?1 AND left_on IS NULL),"
        " (SELECT max(happened_on) FROM activity WHERE deal_id = ?1 AND customer_facing = 1)",
        deal_id,
    )
    return (None, None) if row is None else (_day(row[0]), _day(row[1]))


def sources(db: Reader) -> list[str]:
    """The sources that deals came from, for completion."""
    rows = db.all("SELECT DISTINCT source FROM deal WHERE source <> '' ORDER BY source LIMIT 50")
    return [source for (source,) in rows]
