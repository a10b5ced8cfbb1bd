"""Figures of leads, calls, activities, ratings and shifts in plain SQL over the tables.

Every metric is a list of rows: what the row is, its person, the day whose team counts, a word of
its own, what it adds above and below the line, and a sample where a median is asked for. The
parameters are those of ``contract``; clocks are those of UTC.
"""

from __future__ import annotations

from tests.metrics_sql.contract import GROUPS as DEAL_GROUPS

_IN = "{0} >= :start AND {0} < :end AND {0} <= :day"


def _worked(at: str) -> str:
    """Hours of nine to five from Mondays to Fridays, since a Monday long ago."""
    day = f"({at} / 86400000000 + 3)"
    clock = f"({at} % 86400000000 / 3600000000.0 - 9)"
    today = f"CASE WHEN {day} % 7 < 5 THEN max(0.0, min(8.0, {clock})) ELSE 0 END"
    return f"(8.0 * ({day} / 7 * 5 + min({day} % 7, 5)) + {today})"


_HEARD = """coalesce(l.first_contact_at, (SELECT c.at FROM call c WHERE c.direction = 'outbound'
    AND c.at >= l.created_at AND CASE WHEN l.deal_id IS NULL THEN c.account_id = l.account_id
    ELSE c.deal_id = l.deal_id END ORDER BY c.at LIMIT 1))"""
_LEAD = f"""SELECT 'lead' || l.id AS what, l.uid, l.owner_id, l.created_on AS unit_day,
    l.source AS word, {{}} FROM lead l WHERE {_IN.format("l.created_on")} AND {{}}"""
_CALL = f"""SELECT 'call' || c.id AS what, c.uid, c.person_id AS owner_id,
    c.happened_on AS unit_day, c.topic AS word, {{}} FROM call c
    WHERE {_IN.format("c.happened_on")} AND {{}}"""
_SHIFT = f"""SELECT 'shift' || s.id AS what, s.uid, s.person_id AS owner_id,
    s.on_day AS unit_day, '' AS word, {{}} FROM shift s WHERE {_IN.format("s.on_day")} AND {{}}"""
_TIME = "coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0) + coalesce(wrap_seconds, 0)"
_HANDLED = "answered AND coalesce(talk_seconds, hold_seconds, wrap_seconds) IS NOT NULL"
_GIVEN_UP = "direction = 'inbound' AND NOT answered"
_ONE = "1 AS num, NULL AS den, NULL AS sample"

ROWS = {
    "lead_conversion": _LEAD.format(
        "coalesce(coalesce(l.converted_on, CASE WHEN l.deal_id THEN l.created_on END) <= :day, 0)"
        " AS num, 1 AS den, NULL AS sample", "1",
    ),
    "lead_response": _LEAD.format(
        f"max(0, {_worked(_HEARD)} - {_worked('l.created_at')}) AS num, 1 AS den,"
        f" max(0, {_worked(_HEARD)} - {_worked('l.created_at')}) AS sample",
        f"{_HEARD} < (:day + 1) * 86400000000",
    ),
    "activity_volume": f"""SELECT 'activity' || a.id AS what, a.uid, a.person_id AS owner_id,
        a.happened_on AS unit_day, a.type AS word, {_ONE} FROM activity a
        WHERE {_IN.format("a.happened_on")}""",
    "call_to_deal": f"""SELECT 'deal' || k.deal_id AS what, d.uid, k.owner_id,
        k.closed_on AS unit_day, '' AS word, 1 AS num, NULL AS den, NULL AS sample
        FROM closed k JOIN deal d ON d.id = k.deal_id WHERE k.outcome = 'won' AND EXISTS
            (SELECT 1 FROM call c WHERE c.deal_id = k.deal_id AND c.happened_on <= k.closed_on)
        UNION ALL {_CALL.format("NULL AS num, 1 AS den, NULL AS sample", "answered")}""",
    "csat": f"""SELECT 'rating' || s.id AS what, s.uid, s.person_id AS owner_id,
        s.asked_on AS unit_day, '' AS word,
        (s.score - s.scale_low) * 1.0 / (s.scale_high - s.scale_low) >= 0.75 AS num, 1 AS den,
        NULL AS sample FROM survey_answer s WHERE {_IN.format("s.asked_on")}
        AND s.answered_on <= :day AND (s.scale_high, s.scale_low) =
            (SELECT scale_high, scale_low FROM survey_answer WHERE score IS NOT NULL
            GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1)""",
    "aht": _CALL.format(f"{_TIME} AS num, 1 AS den, NULL AS sample", _HANDLED),
    "asa": _CALL.format(
        "wait_seconds AS num, 1 AS den, NULL AS sample",
        "direction = 'inbound' AND answered AND wait_seconds IS NOT NULL",
    ),
    "occupancy": _CALL.format(
        f"{_TIME} AS num, {_TIME} AS den, 1 AS sample",
        f"{_HANDLED} AND EXISTS (SELECT 1 FROM shift s WHERE s.person_id = c.person_id"
        " AND s.on_day = c.happened_on AND s.available_seconds IS NOT NULL)",
    )
    + " UNION ALL "
    + _SHIFT.format(
        "NULL AS num, available_seconds AS den, NULL AS sample", "available_seconds IS NOT NULL"
    ),
    "abandonment": _CALL.format(
        f"{_GIVEN_UP} AS num, 1 AS den, NULL AS sample",
        f"direction = 'inbound' AND NOT ({_GIVEN_UP} AND coalesce(wait_seconds, 10) < 10)",
    ),
    "lateness": _SHIFT.format(_ONE, "actual_start - planned_start >= 60000000"),
    "absence": _SHIFT.format("missed AS num, 1 AS den, NULL AS sample", "NOT excused"),
}  # fmt: skip

GROUPS = {
    **{by: DEAL_GROUPS[by] for by in ("", "owner", "team", "region")},
    "word": "nullif(r.word, '')",
    "month": "strftime('%Y-%m', r.unit_day * 86400, 'unixepoch')",
}
# Where n counts other rows than those that add something below the line.
COUNTED = {"call_to_deal": "den", "occupancy": "CASE WHEN sample IS NULL THEN 1 END"}


def grouped(key: str, by: str) -> str:
    """SQL for (group, numerator, denominator, rows, median) of every group; '' is one group."""
    counted = COUNTED.get(key, "1")
    return f"""
WITH keyed AS (SELECT {GROUPS[by]} AS key, r.* FROM ({ROWS[key]}) r),
placed AS (SELECT *, row_number() OVER (PARTITION BY key ORDER BY sample) AS place,
    count(*) OVER (PARTITION BY key) AS many FROM keyed)
SELECT key, total(num), sum(den), count({counted}),
    avg(CASE WHEN place IN ((many + 1) / 2, (many + 2) / 2) THEN sample END)
FROM placed GROUP BY key"""


# Weekly goals day by day: a fifth on each working day on which the person is there, and what was
# done on days with a goal; per person and type at most 120 % of the goal counts.
ATTAINMENT = """
WITH RECURSIVE day(n) AS (SELECT :start UNION ALL SELECT n + 1 FROM day WHERE n + 1 < :end),
held AS (SELECT g.*, day.n, ((day.n + 3) % 7 < 5) * g.target / 5.0 AS part FROM goal g
    JOIN person p ON p.id = g.person_id JOIN day ON day.n >= g.from_on
        AND day.n < coalesce(g.to_on, day.n + 1)
        AND day.n >= coalesce(p.quota_from, p.hired_on, day.n)
        AND day.n < coalesce(p.left_on, day.n + 1)
    WHERE g.metric = 'activity_volume' AND g.counted = 'count' AND NOT g.archived),
each AS (SELECT h.person_id AS owner_id, h.activity_type AS type, sum(h.part) AS goal,
    sum((SELECT count(*) FROM activity a WHERE a.person_id = h.person_id AND a.happened_on = h.n
        AND a.happened_on <= :day AND a.type = h.activity_type)) AS done
    FROM held h GROUP BY 1, 2)
SELECT {} AS key, sum(min(done, 1.2 * goal)), sum(goal), sum(done)
FROM (SELECT *, :day AS unit_day FROM each) r GROUP BY key"""
