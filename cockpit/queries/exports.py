"""Whole tables for export: every row of a kind, with names in the place of ids."""

from __future__ import annotations

from typing import Any

from cockpit.domain.people import EVERYBODY
from cockpit.domain.preferences import Preferences
from cockpit.queries.export_query import (
    DAY,
    DEAL_ID,
    MOMENT,
    MONEY,
    NUMBER,
    TEXT,
    YES_NO,
    ExportQuery,
)
from cockpit.queries.record_exports import RECORDS
from cockpit.storage.database import Reader

# A version has a day and an order: seconds after noon in the business zone keep both.
_CHANGED_AT = (
    "strftime('%Y-%m-%dT%H:%M:%S', v.happened_on * 86400 + 43199 + row_number() OVER"
    " (PARTITION BY v.deal_id, v.happened_on ORDER BY v.id), 'unixepoch')"
)

# Revenues of accounts are kept in the reporting currency.
_REPORTING = (
    "COALESCE((SELECT json_extract(value, '$') FROM setting WHERE key = 'reporting_currency'),"
    f" '{Preferences().reporting_currency}')"
)

QUERIES = {
    "accounts": ExportQuery(
        (
            ("Account", TEXT),
            ("Industry", TEXT),
            ("Employees", NUMBER),
            ("Territory", TEXT),
            ("Founded", NUMBER),
            ("Key account", YES_NO),
            ("Parent account", TEXT),
            ("Owner", TEXT),
            ("Annual revenue", MONEY),
            ("Currency", TEXT),
        ),
        "SELECT a.name, a.industry, a.employees, a.territory, a.founded, a.key_account, p.name,"
        f" o.name, a.revenue, {_REPORTING} FROM account a LEFT JOIN account p ON p.id = a.parent_id"
        " LEFT JOIN person o ON o.id = a.owner_id ORDER BY a.name, a.id",
        currency_at=9,
    ),
    "people": ExportQuery(
        (
            ("Name", TEXT),
            ("Email", TEXT),
            ("Role", TEXT),
            ("Team", TEXT),
            ("Manager", TEXT),
            ("Region", TEXT),
            ("Hired on", DAY),
            ("Left on", DAY),
            ("Quota from", DAY),
            ("Time zone", TEXT),
        ),
        "SELECT p.name, p.email, p.role, t.name, m.name, t.region, p.hired_on, p.left_on,"
        " p.quota_from, p.time_zone"
        " FROM person p LEFT JOIN membership ms ON ms.id = (SELECT max(x.id) FROM membership x"
        " WHERE x.person_id = p.id AND x.to_on IS NULL) LEFT JOIN team t ON t.id = ms.team_id"
        " LEFT JOIN person m ON m.id = ms.manager_id ORDER BY p.name, p.id",
    ),
    "products": ExportQuery(
        (
            ("Product", TEXT),
            ("Family", TEXT),
            ("List price", MONEY),
            ("Currency", TEXT),
            ("Cost", MONEY),
        ),
        "SELECT name, family, list_price, currency, cost FROM product ORDER BY name, id",
        currency_at=3,
    ),
    "contacts": ExportQuery(
        (
            ("Name", TEXT),
            ("Account", TEXT),
            ("Title", TEXT),
            ("Email", TEXT),
            ("Phone", TEXT),
            ("Deal IDs", TEXT),
            ("Contact role", TEXT),
        ),
        "SELECT c.name, a.name, c.title, c.email, c.phone,"
        f" (SELECT group_concat({DEAL_ID}, ';') FROM deal_contact x JOIN deal d ON d.id = x.deal_id"
        " WHERE x.contact_id = c.id),"
        " (SELECT max(x.role) FROM deal_contact x WHERE x.contact_id = c.id) FROM contact c"
        " LEFT JOIN account a ON a.id = c.account_id ORDER BY c.name, c.id",
    ),
    "activities": ExportQuery(
        (
            ("Date", DAY),
            ("Type", TEXT),
            ("Subject", TEXT),
            ("Outcome", TEXT),
            ("Minutes", NUMBER),
            ("Person", TEXT),
            ("Deal", TEXT),
            ("Account", TEXT),
            ("Deal ID", TEXT),
            ("At", TEXT),
            ("Customer-facing", YES_NO),
        ),
        "SELECT v.happened_on, v.type, v.subject, v.outcome, v.minutes, p.name, d.name, a.name,"
        f" {DEAL_ID}, {MOMENT.format('v.at')}, v.customer_facing"
        " FROM activity v LEFT JOIN person p ON p.id = v.person_id"
        " LEFT JOIN deal d ON d.id = v.deal_id LEFT JOIN account a ON a.id = v.account_id"
        " ORDER BY v.at, v.id",
    ),
    "notes": ExportQuery(
        (
            ("Note", TEXT),
            ("At", TEXT),
            ("Deal", TEXT),
            ("Deal ID", TEXT),
            ("Account", TEXT),
            ("Person", TEXT),
            ("Private", YES_NO),
        ),
        f"SELECT n.text, {MOMENT.format('n.at')}, d.name, {DEAL_ID}, a.name, p.name, n.private"
        " FROM note n LEFT JOIN deal d ON d.id = n.deal_id"
        " LEFT JOIN account a ON a.id = n.account_id LEFT JOIN person p ON p.id = n.person_id"
        " ORDER BY n.at, n.id",
    ),
    "deal_lines": ExportQuery(
        (
            ("Deal ID", TEXT),
            ("Deal", TEXT),
            ("Product", TEXT),
            ("Line", TEXT),
            ("Quantity", NUMBER),
            ("List price", MONEY),
            ("Unit price", MONEY),
            ("Cost", MONEY),
            ("Currency", TEXT),
        ),
        f"SELECT {DEAL_ID}, d.name, p.name, CASE WHEN l.text = p.name THEN '' ELSE l.text END,"
        " l.quantity, l.list_price, l.net_price, l.cost,"
        " d.currency FROM deal_line l JOIN deal d ON d.id = l.deal_id"
        " LEFT JOIN product p ON p.id = l.product_id ORDER BY l.deal_id, l.position, l.id",
        currency_at=8,
    ),
    "stage_history": ExportQuery(
        (
            ("Deal ID", TEXT),
            ("Deal", TEXT),
            ("Changed at", TEXT),
            ("Stage", TEXT),
            ("Amount", MONEY),
            ("Currency", TEXT),
            ("Expected close", DAY),
            ("Forecast category", TEXT),
        ),
        f"SELECT {DEAL_ID}, d.name, {_CHANGED_AT}, s.name, v.amount, v.currency,"
        " v.expected_close, v.category FROM deal_version v JOIN deal d ON d.id = v.deal_id"
        " JOIN stage s ON s.id = v.stage_id WHERE v.superseded_at IS NULL"
        " ORDER BY v.deal_id, v.happened_on, v.id",
        currency_at=5,
    ),
    "quotas": ExportQuery(
        (
            ("Person", TEXT),
            ("Team", TEXT),
            ("Start", DAY),
            ("End", DAY),
            ("Quota", MONEY),
            ("Currency", TEXT),
        ),
        f"SELECT p.name, CASE WHEN q.person_id IS NULL AND q.team_id IS NULL THEN '{EVERYBODY}'"
        " ELSE t.name END, q.start_on, q.end_on - 1, q.amount, q.currency FROM quota q"
        " LEFT JOIN person p ON p.id = q.person_id LEFT JOIN team t ON t.id = q.team_id"
        " ORDER BY q.start_on, p.name, t.name",
        currency_at=5,
    ),
    **RECORDS,
}


def export_rows(db: Reader, kind: str) -> list[tuple[Any, ...]]:
    """Every row of the kind as it lies in the file."""
    return db.all(QUERIES[kind].sql)
