"""What an importer knows about a row before it is matched with what is in the file.

A draft is made of plain values: names and identifiers as the source writes them, days as dates,
money in minor units. ``row`` is the row's number in the source. Drafts are named tuples, because
a hundred thousand of them are made at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from cockpit.domain.record_drafts import CallDraft as CallDraft
from cockpit.domain.record_drafts import LeadDraft as LeadDraft
from cockpit.domain.record_drafts import RateDraft as RateDraft
from cockpit.domain.record_drafts import ShiftDraft as ShiftDraft
from cockpit.domain.record_drafts import SurveyDraft as SurveyDraft


class DealDraft(NamedTuple):
    """A deal. ``close_date`` is the expected day while it is open, the actual one once closed;
    ``..._ref`` are the source's own identifiers; ``probability`` is 0 to 1; ``entered`` are stages
    with the UTC instants at which the deal came to them, in order; ``own_id`` is the identity that
    an export of ours gave it, ``own_state`` tells from which state of the folder."""

    row: int
    external_id: str = ""
    name: str = ""
    account: str = ""
    account_ref: str = ""
    owner: str = ""
    owner_ref: str = ""
    owner_email: str = ""
    pipeline: str = ""
    stage: str = ""
    status: str = ""
    is_closed: bool | None = None
    is_won: bool | None = None
    is_deleted: bool | None = None
    stage_order: float | None = None
    probability: float | None = None
    forecast_category: str = ""
    opened_on: date | None = None
    stage_since: date | None = None
    close_date: date | None = None
    expected_close: date | None = None
    closed_on: date | None = None
    won_on: date | None = None
    lost_on: date | None = None
    product: str = ""
    amount: int | None = None
    currency: str = ""
    source: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    lost_reason: str = ""
    competitor: str = ""
    entered: tuple[tuple[str, datetime], ...] = ()
    own_id: str = ""
    own_state: str = ""


class AccountDraft(NamedTuple):
    """A company; ``revenue`` is minor units a year in the default currency."""

    row: int
    external_id: str = ""
    name: str = ""
    industry: str = ""
    employees: float | None = None
    revenue: int | None = None
    founded: float | None = None
    key_account: bool | None = None
    territory: str = ""
    owner: str = ""
    owner_ref: str = ""
    parent: str = ""
    parent_ref: str = ""
    is_deleted: bool | None = None


class PersonDraft(NamedTuple):
    """Somebody on our side, with team and manager as named on the day of the export."""

    row: int
    external_id: str = ""
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    role: str = ""
    manager: str = ""
    manager_ref: str = ""
    team: str = ""
    region: str = ""
    time_zone: str = ""
    hired_on: date | None = None
    quota_from: date | None = None
    left_on: date | None = None


class ProductDraft(NamedTuple):
    """A product; prices are minor units of ``currency``."""

    row: int
    external_id: str = ""
    name: str = ""
    family: str = ""
    list_price: int | None = None
    cost: int | None = None
    currency: str = ""
    is_deleted: bool | None = None


class ContactDraft(NamedTuple):
    """Somebody at a customer; ``deal_refs`` are deals' identifiers parted by semicolons."""

    row: int
    external_id: str = ""
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    account: str = ""
    account_ref: str = ""
    deal_refs: str = ""
    role: str = ""
    is_deleted: bool | None = None


class ActivityDraft(NamedTuple):
    """Something done with a customer; ``at`` is an aware UTC instant."""

    row: int
    external_id: str = ""
    type: str = ""
    subject: str = ""
    at: datetime | None = None
    minutes: float | None = None
    outcome: str = ""
    done: bool | None = None
    customer_facing: bool | None = None
    person: str = ""
    person_ref: str = ""
    account: str = ""
    account_ref: str = ""
    deal: str = ""
    deal_ref: str = ""
    is_deleted: bool | None = None


class QuotaDraft(NamedTuple):
    """What a person or a team is to win, in minor units: in a named period or from day to day."""

    row: int
    person: str = ""
    person_ref: str = ""
    email: str = ""
    team: str = ""
    period: str = ""
    start_on: date | None = None
    end_on: date | None = None
    amount: int | None = None
    currency: str = ""


class StageChangeDraft(NamedTuple):
    """What a deal was after a logged change; ``entry_ref`` is the change's own identifier, ``by``
    who made it as the source says."""

    row: int
    deal_ref: str = ""
    deal: str = ""
    entry_ref: str = ""
    at: datetime | None = None
    by: str = ""
    stage: str = ""
    from_stage: str = ""
    amount: int | None = None
    currency: str = ""
    close_date: date | None = None
    probability: float | None = None
    forecast_category: str = ""
    is_deleted: bool | None = None


class NoteDraft(NamedTuple):
    """Words on a deal, an account or a person; ``at`` is an aware UTC instant."""

    row: int
    external_id: str = ""
    text: str = ""
    at: datetime | None = None
    private: bool | None = None
    deal: str = ""
    deal_ref: str = ""
    account: str = ""
    account_ref: str = ""
    person: str = ""
    is_deleted: bool | None = None


class DealLineDraft(NamedTuple):
    """A product in a deal; prices in minor units, a piece but for ``total``."""

    row: int
    external_id: str = ""
    deal_ref: str = ""
    deal: str = ""
    product: str = ""
    product_ref: str = ""
    text: str = ""
    quantity: float | None = None
    list_price: int | None = None
    net_price: int | None = None
    total: int | None = None
    cost: int | None = None
    currency: str = ""
    is_deleted: bool | None = None


Draft = (
    DealDraft
    | DealLineDraft
    | AccountDraft
    | PersonDraft
    | ProductDraft
    | ContactDraft
    | ActivityDraft
    | QuotaDraft
    | StageChangeDraft
    | NoteDraft
    | LeadDraft
    | CallDraft
    | SurveyDraft
    | ShiftDraft
    | RateDraft
)


# The draft of each kind of file.
DRAFTS: dict[str, type[Draft]] = {
    "deals": DealDraft,
    "accounts": AccountDraft,
    "people": PersonDraft,
    "products": ProductDraft,
    "contacts": ContactDraft,
    "activities": ActivityDraft,
    "quotas": QuotaDraft,
    "stage_history": StageChangeDraft,
    "deal_lines": DealLineDraft,
    "notes": NoteDraft,
    "leads": LeadDraft,
    "calls": CallDraft,
    "surveys": SurveyDraft,
    "shifts": ShiftDraft,
    "rates": RateDraft,
}


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row, or one cell of it, that was not taken: ``row`` counts as a spreadsheet does.

    A row that lacks something has no ``column``; ``mended_by`` are the fields of which one would
    do.
    """

    row: int
    column: str
    value: str
    why: str
    mended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the manager should know about ``rows`` rows that were taken all the same.

    A reading that may be wrong says so: ``doubt`` in a few words, of the names of ``kind``.
    """

    what: str
    rows: int
    kind: str = ""
    doubt: str = ""
