"""What facts are built from: plain rows, table by table, with the order of their columns.

Each ``*_COLUMNS`` names the columns of one table in the order the rows must have them, and how
a missing value or a word is written as a number, so that a query can do both while it reads.
Days are integers since 1970-01-01, instants microseconds since 1970-01-01 UTC, money minor units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cockpit.analysis.deal_rules import NO_RULES, Rules
from cockpit.domain.deal import Outcome
from cockpit.domain.people import Role
from cockpit.domain.pipeline import ForecastCategory, Milestone, StageKind

NO_DAY = 2**31 - 1
EVER = -(2**31)
NO_MONEY = -(2**63)
NEVER = 2**63 - 1
NO_ID = 0
NO_PROBABILITY = -1.0

OUTCOMES = tuple(Outcome)
OPEN, WON, LOST, NO_DECISION, DISQUALIFIED = range(5)
CATEGORIES = tuple(ForecastCategory)
KINDS = tuple(StageKind)
KIND_OPEN, KIND_ON_HOLD, KIND_WON, KIND_LOST = range(4)

CARE_WIDTH = 6

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``missing`` stands for NULL, ``words`` are written as their index,
    ``currency`` as the number that ``currency_code`` gives; without any of them as it is. ``sql``
    is what to read where it is no column of the table itself."""

    name: str
    missing: int | float | None = None
    words: tuple[str, ...] = ()
    currency: bool = False
    sql: str = ""


# Lines whose cost is not known, or has nothing to be held against, say nothing about a margin;
# those without a list price nothing about a discount.
_LINES = (
    "(SELECT CAST(round(sum(quantity * {})) AS INTEGER) FROM deal_line WHERE deal_id = deal.id"
    " AND net_price IS NOT NULL AND {} IS NOT NULL)"
)
DEAL_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("account_id", NO_ID),
    Column("pipeline_id"),
    Column("source"),
    Column("opened_on", NO_DAY),
    Column("known_from"),
    Column("next_step_on", NO_DAY),
    Column("probability", NO_PROBABILITY),
    Column("lost_reason"),
    Column("line_net", NO_MONEY, sql=_LINES.format("net_price", "cost")),
    Column("line_cost", NO_MONEY, sql=_LINES.format("cost", "cost")),
    Column("listed_net", NO_MONEY, sql=_LINES.format("net_price", "list_price")),
    Column("line_list", NO_MONEY, sql=_LINES.format("list_price", "list_price")),
    Column("lead_on", NO_DAY, sql="(SELECT min(created_on) FROM lead WHERE deal_id = deal.id)"),
)
# Rows in the order of their ids: of two versions of one day the later id holds.
VERSION_COLUMNS = (
    Column("deal_id"),
    Column("happened_on"),
    Column("learnt_at"),
    Column("superseded_at", NEVER),
    Column("owner_id", NO_ID),
    Column("stage_id"),
    Column("product_id", NO_ID),
    Column("amount", NO_MONEY),
    Column("currency", currency=True),
    Column("expected_close", NO_DAY),
    Column("category", words=CATEGORIES),
    Column("outcome", words=OUTCOMES),
    Column("closed_on", NO_DAY),
)
# Rows in the order of their ids, as above.
VISIT_COLUMNS = (
    Column("deal_id"),
    Column("stage_id"),
    Column("entered_on"),
    Column("left_on", NO_DAY),
    Column("learnt_at"),
)
ACTIVITY_COLUMNS = (
    Column("deal_id", NO_ID),
    Column("happened_on"),
    Column("customer_facing"),
    Column("at"),
)

PERSON_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("name"),
    Column("role", words=tuple(Role)),
    Column("hired_on", EVER),
    Column("quota_from", EVER),
    Column("left_on", NO_DAY),
)
TEAM_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("name"),
    Column("parent_id", NO_ID),
    Column("region"),
)
# In the order of their ids: of two memberships that begin on one day the later id holds.
MEMBERSHIP_COLUMNS = (
    Column("person_id"),
    Column("team_id", NO_ID),
    Column("manager_id", NO_ID),
    Column("from_on", EVER),
    Column("to_on", NO_DAY),
)
STAGE_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("name"),
    Column("pipeline_id"),
    Column("position"),
    Column("kind", words=KINDS),
    Column("probability"),
    Column("rot_days", NO_DAY),
    Column("idle_days", NO_DAY),
    Column("milestone", words=tuple(Milestone)),
)
ACCOUNT_COLUMNS = (
    Column("id"),
    Column("industry"),
)
PRODUCT_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("name"),
    Column("list_price", NO_MONEY),
    Column("currency", currency=True),
)
PIPELINE_COLUMNS = (
    Column("id"),
    Column("uid"),
    Column("name"),
)
# In the order of their ids: of two rates of one pair and day the later id holds.
RATE_COLUMNS = (
    Column("currency", currency=True),
    Column("into_currency", currency=True),
    Column("on_day"),
    Column("rate"),
)
QUOTA_COLUMNS = (
    Column("person_id", NO_ID),
    Column("team_id", NO_ID),
    Column("start_on"),
    Column("end_on"),
    Column("amount"),
    Column("currency", currency=True),
)


@dataclass(frozen=True, slots=True)
class RawDeals:
    """The rows of deals and of what hangs on them; a cursor will do, it is read once.

    ``care`` rows are (deal, whether a next step is written down, contacts, contacts with a role,
    contacts who may decide, whether a closing has no date), for deals of which any is not 0.
    """

    deals: Iterable[Row]
    versions: Iterable[Row]
    visits: Iterable[Row] = ()
    activities: Iterable[Row] = ()
    care: Iterable[Row] = ()


@dataclass(frozen=True, slots=True)
class RawReferences:
    """The small tables whole, and the settings that figures depend on. ``goals`` are those
    for activities: (person, team, type, interval, target, first day, day behind the last or
    NO_DAY), a team's with no person (0), the company's with neither.

    ``holidays`` are the days that are no working days besides Saturdays and Sundays; ``ramp`` is
    the share of a full quota that a new person is asked for, month by month. ``warning_limits``
    are (stage, warning, limit or NO_DAY, whether it is off); ``rules`` are the catalogue's.
    """

    people: Iterable[Row] = ()
    teams: Iterable[Row] = ()
    memberships: Iterable[Row] = ()
    stages: Iterable[Row] = ()
    products: Iterable[Row] = ()
    quotas: Iterable[Row] = ()
    accounts: Iterable[Row] = ()
    pipelines: Iterable[Row] = ()
    rates: Iterable[Row] = ()
    goals: Iterable[Row] = ()
    reporting_currency: str = "USD"
    fiscal_start_month: int = 1
    holidays: frozenset[date] = frozenset()
    ramp: tuple[float, ...] = ()
    warning_limits: Iterable[Row] = ()
    rules: Rules = NO_RULES


def currency_code(currency: str) -> int:
    """The ISO code as a number, c0·65536 + c1·256 + c2; 0 when it is not three letters.

    In SQL: ``unicode(c)*65536 + unicode(substr(c,2))*256 + unicode(substr(c,3))``.
    """
    if len(currency) != 3 or not currency.isascii():
        return 0
    first, second, third = currency.encode("ascii")
    return first << 16 | second << 8 | third


def currency_of(code: int) -> str:
    """The ISO code that ``currency_code`` made the number from."""
    return bytes((code >> 16, code >> 8 & 255, code & 255)).decode("ascii") if code else ""


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH_ORDINAL


def day_of(number: int) -> date:
    """The date that many days after 1970-01-01."""
    return date.fromordinal(number + EPOCH_ORDINAL)
