"""Leads, calls, surveys, shifts and exchange rates for export."""

from __future__ import annotations

from cockpit.queries.export_query import (
    DAY,
    DEAL_ID,
    MOMENT,
    NUMBER,
    TEXT,
    YES_NO,
    ExportQuery,
)


def _id(kind: str, row: str) -> str:
    """The identifier that the first source gave a row, else our own: other files refer to it."""
    return (
        f"COALESCE((SELECT r.external_id FROM source_record r WHERE r.kind = '{kind}'"
        f" AND r.entity_id = {row}.id AND r.external_id NOT LIKE '~%' ORDER BY r.id LIMIT 1),"
        f" lower(hex({row}.uid)))"
    )


_LEADS = ExportQuery(
    (
        ("Lead ID", TEXT),
        ("Lead", TEXT),
        ("Company", TEXT),
        ("Email", TEXT),
        ("Source", TEXT),
        ("Status", TEXT),
        ("Segment", TEXT),
        ("Owner", TEXT),
        ("Account", TEXT),
        ("Created at", TEXT),
        ("First contact at", TEXT),
        ("Converted on", DAY),
        ("Deal", TEXT),
        ("Deal ID", TEXT),
    ),
    f"SELECT {_id('leads', 'l')}, l.name, l.company, l.email, l.source, l.status, l.segment,"
    f" p.name, a.name, {MOMENT.format('l.created_at')}, {MOMENT.format('l.first_contact_at')},"
    f" l.converted_on, d.name, {DEAL_ID} FROM lead l LEFT JOIN person p ON p.id = l.owner_id"
    " LEFT JOIN deal d ON d.id = l.deal_id LEFT JOIN account a ON a.id = l.account_id"
    " ORDER BY l.created_at, l.id",
)
_CALLS = ExportQuery(
    (
        ("Call ID", TEXT),
        ("Call at", TEXT),
        ("Direction", TEXT),
        ("Agent", TEXT),
        ("Topic", TEXT),
        ("Answered", YES_NO),
        ("Resolved", YES_NO),
        ("Wait seconds", NUMBER),
        ("Talk seconds", NUMBER),
        ("Hold seconds", NUMBER),
        ("Wrap seconds", NUMBER),
        ("Account", TEXT),
        ("Deal", TEXT),
        ("Deal ID", TEXT),
    ),
    f"SELECT {_id('calls', 'c')}, {MOMENT.format('c.at')}, c.direction, p.name, c.topic,"
    " c.answered, c.resolved, c.wait_seconds, c.talk_seconds, c.hold_seconds, c.wrap_seconds,"
    f" a.name, d.name, {DEAL_ID} FROM call c LEFT JOIN person p ON p.id = c.person_id"
    " LEFT JOIN deal d ON d.id = c.deal_id LEFT JOIN account a ON a.id = c.account_id"
    " ORDER BY c.at, c.id",
)
_SURVEYS = ExportQuery(
    (
        ("Survey ID", TEXT),
        ("Asked on", DAY),
        ("Answered on", DAY),
        ("Score", NUMBER),
        ("Scale low", NUMBER),
        ("Scale high", NUMBER),
        ("Person", TEXT),
        ("Account", TEXT),
        ("Deal", TEXT),
        ("Deal ID", TEXT),
        ("Call ID", TEXT),
    ),
    f"SELECT {_id('surveys', 's')}, s.asked_on, s.answered_on, s.score, s.scale_low,"
    f" s.scale_high, p.name, a.name, d.name, {DEAL_ID},"
    f" CASE WHEN c.id IS NOT NULL THEN {_id('calls', 'c')} END FROM survey_answer s"
    " LEFT JOIN person p ON p.id = s.person_id LEFT JOIN deal d ON d.id = s.deal_id"
    " LEFT JOIN account a ON a.id = s.account_id LEFT JOIN call c ON c.id = s.call_id"
    " ORDER BY s.asked_on, s.id",
)
_SHIFTS = ExportQuery(
    (
        ("Person", TEXT),
        ("Day", DAY),
        ("Planned start", TEXT),
        ("Planned end", TEXT),
        ("Actual start", TEXT),
        ("Actual end", TEXT),
        ("Break seconds", NUMBER),
        ("Training seconds", NUMBER),
        ("Available seconds", NUMBER),
        ("Missed", YES_NO),
        ("Excused", YES_NO),
    ),
    f"SELECT p.name, s.on_day, {MOMENT.format('s.planned_start')},"
    f" {MOMENT.format('s.planned_end')}, {MOMENT.format('s.actual_start')},"
    f" {MOMENT.format('s.actual_end')}, s.break_seconds, s.training_seconds,"
    " s.available_seconds, s.missed, s.excused FROM shift s JOIN person p ON p.id = s.person_id"
    " ORDER BY s.on_day, p.name, s.id",
)
_RATES = ExportQuery(
    (("Currency", TEXT), ("Into", TEXT), ("Day", DAY), ("Rate", NUMBER)),
    "SELECT currency, into_currency, on_day, rate FROM rate ORDER BY on_day, currency, id",
)

RECORDS = {
    "leads": _LEADS,
    "calls": _CALLS,
    "surveys": _SURVEYS,
    "shifts": _SHIFTS,
    "rates": _RATES,
}
