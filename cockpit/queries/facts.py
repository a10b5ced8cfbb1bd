"""The columns that figures are computed from, read as numbers by SQL itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from cockpit.analysis import raw
from cockpit.analysis.deal_rules import Rules
from cockpit.analysis.raw import Column, RawDeals, RawReferences
from cockpit.analysis.working_days import holidays_of
from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from cockpit.catalog.hygiene_rules import HYGIENE_RULES
from cockpit.domain.warned import may_decide
from cockpit.queries.preferences import preferences
from cockpit.storage.database import Reader

USUAL_CURRENCY = "USD"
# Beyond this many touched deals reading everything again is quicker than reading each.
MANY = 5_000


def raw_deals(db: Reader) -> RawDeals:
    """Every deal, version, visit and activity, streamed."""
    return RawDeals(
        db.stream(f"SELECT {_list(raw.DEAL_COLUMNS)} FROM deal ORDER BY id"),
        db.stream(f"SELECT {_list(raw.VERSION_COLUMNS)} FROM deal_version ORDER BY id"),
        db.stream(f"SELECT {_list(raw.VISIT_COLUMNS)} FROM stage_visit ORDER BY id"),
        db.stream(f"SELECT {_list(raw.ACTIVITY_COLUMNS)} FROM activity WHERE deal_id IS NOT NULL"),
        _care(db),
    )


def raw_deals_of(db: Reader, deal_ids: Iterable[int]) -> RawDeals:
    """The same rows of these deals alone."""
    ids = ",".join(str(int(deal_id)) for deal_id in deal_ids)
    of = f"WHERE deal_id IN ({ids})"
    return RawDeals(
        db.all(f"SELECT {_list(raw.DEAL_COLUMNS)} FROM deal WHERE id IN ({ids}) ORDER BY id"),
        db.all(f"SELECT {_list(raw.VERSION_COLUMNS)} FROM deal_version {of} ORDER BY id"),
        db.all(f"SELECT {_list(raw.VISIT_COLUMNS)} FROM stage_visit {of} ORDER BY id"),
        db.all(f"SELECT {_list(raw.ACTIVITY_COLUMNS)} FROM activity {of}"),
        _care(db, of, f"AND d.id IN ({ids})"),
    )


def _care(db: Reader, contacts: str = "", of: str = "") -> list[tuple[int, ...]]:
    """The rows of ``RawDeals.care``; whether a role decides is asked once a role."""
    roles = [role for (role,) in db.all(f"SELECT DISTINCT role FROM deal_contact {contacts}")]
    deciding = json.dumps([role for role in roles if may_decide(role)])
    return db.all(
        "SELECT d.id, trim(d.next_step) <> '', count(c.id), total(trim(c.role) <> ''),"
        " total(c.role IN (SELECT value FROM json_each(?))),"
        " d.outcome <> 'open' AND d.closed_on IS NULL"
        " FROM deal d LEFT JOIN deal_contact c ON c.deal_id = d.id"
        f" WHERE (d.next_step <> '' OR c.id IS NOT NULL"
        f" OR (d.outcome <> 'open' AND d.closed_on IS NULL)) {of} GROUP BY d.id",
        deciding,
    )


def raw_references(db: Reader, today: date) -> RawReferences:
    """The small tables whole, and the settings figures depend on."""
    chosen = preferences(db)
    return RawReferences(
        people=db.all(f"SELECT {_list(raw.PERSON_COLUMNS)} FROM person ORDER BY id"),
        teams=db.all(f"SELECT {_list(raw.TEAM_COLUMNS)} FROM team ORDER BY id"),
        memberships=db.all(f"SELECT {_list(raw.MEMBERSHIP_COLUMNS)} FROM membership ORDER BY id"),
        stages=db.all(f"SELECT {_list(raw.STAGE_COLUMNS)} FROM stage ORDER BY id"),
        products=db.all(f"SELECT {_list(raw.PRODUCT_COLUMNS)} FROM product ORDER BY id"),
        quotas=db.all(f"SELECT {_list(raw.QUOTA_COLUMNS)} FROM quota ORDER BY id"),
        accounts=db.all(f"SELECT {_list(raw.ACCOUNT_COLUMNS)} FROM account ORDER BY id"),
        pipelines=db.all(f"SELECT {_list(raw.PIPELINE_COLUMNS)} FROM pipeline ORDER BY id"),
        rates=db.all(f"SELECT {_list(raw.RATE_COLUMNS)} FROM rate ORDER BY id"),
        goals=db.all(
            "SELECT COALESCE(person_id, 0), COALESCE(team_id, 0), activity_type, interval, target,"
            f" from_on, COALESCE(to_on, {raw.NO_DAY}) FROM goal"
            " WHERE metric = 'activity_volume' AND counted = 'count' AND NOT archived ORDER BY id"
        ),
        reporting_currency=chosen.reporting_currency,
        fiscal_start_month=chosen.fiscal_start_month,
        holidays=holidays_of(chosen.holiday_country, today),
        ramp=chosen.ramp,
        warning_limits=db.all(
            f"SELECT stage_id, warning, COALESCE(threshold, {raw.NO_DAY}), off FROM warning_limit"
        ),
        rules=Rules(tuple(DEAL_WARNINGS.values()), tuple(HYGIENE_RULES.values())),
    )


def _list(columns: tuple[Column, ...]) -> str:
    return ", ".join(_expression(column) for column in columns)


def _expression(column: Column) -> str:
    if column.words:
        cases = " ".join(f"WHEN '{word}' THEN {i}" for i, word in enumerate(column.words))
        return f"CASE {column.name} {cases} END"
    if column.currency:
        code = raw.currency_code(USUAL_CURRENCY)
        letters = (
            f"unicode({column.name}) * 65536 + unicode(substr({column.name}, 2)) * 256"
            f" + unicode(substr({column.name}, 3))"
        )
        return f"CASE {column.name} WHEN '{USUAL_CURRENCY}' THEN {code} ELSE {letters} END"
    source = column.sql or column.name
    if column.missing is not None:
        return f"COALESCE({source}, {column.missing})"
    return source
