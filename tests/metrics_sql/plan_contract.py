"""Quotas and the figures mixed with them, in plain SQL over the tables.

Temporary tables: ``asked``, what each quota asks on each day of the period; ``held``, what was set
for it; then one row a group with the sums that a figure is made of. ``contract``'s tables of the
period are there (``closed``, ``open``, ``stalled``), those of the year before under ``year.``.
"""

from __future__ import annotations

from tests.metrics_sql.contract import _TEAM, GROUPS

_DAYS = (
    "WITH RECURSIVE day(n) AS (SELECT :start UNION ALL SELECT n + 1 FROM day WHERE n + 1 < :end)"
)
_BEGIN = "coalesce(p.quota_from, p.hired_on)"
_TEAM_THEN = _TEAM.format(person="q.person_id", day="day.n")
_LAST_TEAM = """(SELECT m.team_id FROM membership m WHERE m.person_id = q.person_id
    AND m.team_id IS NOT NULL AND coalesce(m.from_on, -1000000) <= day.n
    ORDER BY coalesce(m.from_on, -1000000) DESC, m.id DESC LIMIT 1)"""

TABLES = {
    "tree": """WITH RECURSIVE t(team, inside) AS (SELECT id, id FROM team
        UNION SELECT t.team, c.id FROM t JOIN team c ON c.parent_id = t.inside) SELECT * FROM t""",
    "working": """SELECT q.id, (WITH RECURSIVE d(n) AS (SELECT q.start_on UNION ALL
        SELECT n + 1 FROM d WHERE n + 1 < q.end_on) SELECT sum((n + 3) % 7 < 5) FROM d) AS days
        FROM quota q""",
    # One quota a day for everybody: the shortest that covers it.
    "held": f"""{_DAYS}, every AS (
        SELECT q.*, day.n, coalesce(nullif({_TEAM_THEN}, 0), {_LAST_TEAM}, 0) AS team_then,
            row_number() OVER (PARTITION BY day.n, q.person_id, q.team_id
                ORDER BY q.end_on - q.start_on, q.id DESC) AS nth
        FROM quota q JOIN day ON day.n >= q.start_on AND day.n < q.end_on)
        SELECT e.*, CASE WHEN w.days THEN ((e.n + 3) % 7 < 5) * 1.0 / w.days
            ELSE 1.0 / (e.end_on - e.start_on) END AS part
        FROM every e JOIN working w ON w.id = e.id WHERE nth = 1""",
    # Only of those who are there that day; a short quota of one who is away hides no other.
    "present": f"""{_DAYS}, every AS (
        SELECT q.*, day.n, {_TEAM_THEN} AS team_then,
            CASE WHEN {_BEGIN} IS NULL THEN 1.0 ELSE coalesce((SELECT share FROM ramp WHERE month =
                (SELECT count(*) FROM ramp r WHERE day.n >= CAST(unixepoch(date({_BEGIN} * 86400,
                    'unixepoch', '+' || (r.month + 1) || ' months')) / 86400 AS INTEGER))), 1.0)
                END AS ramped,
            row_number() OVER (PARTITION BY day.n, q.person_id, q.team_id
                ORDER BY q.end_on - q.start_on, q.id DESC) AS nth
        FROM quota q JOIN day ON day.n >= q.start_on AND day.n < q.end_on
        LEFT JOIN person p ON p.id = q.person_id
        WHERE q.person_id IS NULL OR (day.n >= coalesce({_BEGIN}, -1000000)
            AND day.n < coalesce(p.left_on, 1000000)))
        SELECT e.*, CASE WHEN w.days THEN ((e.n + 3) % 7 < 5) * 1.0 / w.days
            ELSE 1.0 / (e.end_on - e.start_on) END AS part
        FROM every e JOIN working w ON w.id = e.id WHERE nth = 1""",
    # A team's own where nobody below has one, the company's where nobody has.
    "asked": """
        SELECT a.person_id AS owner_id, a.team_id, a.n AS unit_day, NULL AS product_id,
            a.amount * a.part * coalesce(a.ramped, 1.0) AS den
        FROM present a WHERE a.person_id IS NOT NULL
            OR (a.team_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM present b JOIN tree t
                ON t.team = a.team_id WHERE b.n = a.n AND
                    ((b.person_id IS NOT NULL AND b.team_then = t.inside)
                    OR (b.team_id = t.inside AND b.team_id <> a.team_id))))
            OR (a.team_id IS NULL AND NOT EXISTS (SELECT 1 FROM present b WHERE b.n = a.n
                AND (b.person_id IS NOT NULL OR b.team_id IS NOT NULL)))""",
}

# The team, or what a team's own quota belongs to; the company's belongs to no group.
_OF_QUOTA = {
    "": "NULL",
    "owner": GROUPS["owner"],
    "team": f"CASE WHEN r.team_id IS NULL THEN {GROUPS['team']}"
    " ELSE (SELECT uid FROM team WHERE id = r.team_id) END",
    "region": f"CASE WHEN r.team_id IS NULL THEN {GROUPS['region']}"
    " ELSE (SELECT nullif(region, '') FROM team WHERE id = r.team_id) END",
}
_BELONGS = {
    "": "1",
    "owner": "r.owner_id IS NOT NULL",
    "team": "r.owner_id IS NOT NULL OR r.team_id IS NOT NULL",
    "region": "r.owner_id IS NOT NULL OR r.team_id IS NOT NULL",
}


def quotas(by: str) -> str:
    """(group, quota, one of its people's quotas) of every group with one."""
    return f"SELECT {_OF_QUOTA[by]} AS key, sum(den) FROM asked r WHERE {_BELONGS[by]} GROUP BY key"


_CLOSED = "(SELECT *, closed_on AS unit_day FROM {}) r"
_OPEN = """(SELECT o.*, :day AS unit_day, o.expected_close >= :day AND o.deal_id NOT IN
    (SELECT deal_id FROM stalled) AS active FROM open o
    WHERE o.expected_close >= :start AND o.expected_close < :end) r"""
_WON = "outcome = 'won'"
_STAKE = (
    f"CASE WHEN {_WON} THEN coalesce(amount, 0) ELSE coalesce(last_positive, list_price, 0) END"
)

# ingredient: (rows, sum, count)
PARTS = {
    "won": (_CLOSED.format("closed"), f"sum(({_WON}) * coalesce(amount, 0))", f"sum({_WON})"),
    "open": (_OPEN, "sum(coalesce(worth, 0))", "count(*)"),
    "active": (_OPEN, "sum(coalesce(active, 0) * coalesce(worth, 0))", "sum(active)"),
}
YEAR_PARTS = {
    "won in a year": (
        _CLOSED.format("closed"), f"sum(({_WON}) * coalesce(amount, 0))", f"sum({_WON})",
    ),
    "at stake": (
        _CLOSED.format("closed"), f"sum((outcome IN ('won', 'lost')) * ({_STAKE}))", "count(*)",
    ),
    "lost": (_CLOSED.format("closed"), "0", "sum(outcome = 'lost')"),
    "unknown": (
        _CLOSED.format("closed"), "0",
        "sum(outcome = 'lost' AND last_positive IS NULL AND list_price IS NULL)",
    ),
    "average": (
        _CLOSED.format("closed"), f"sum(({_WON} AND amount > 0) * coalesce(amount, 0))",
        f"sum({_WON} AND amount > 0)",
    ),
    "proposed": (_CLOSED.format("closed"), "0", "sum({proposal})"),
    "successful": (_CLOSED.format("closed"), "0", f"sum({{proposal}} AND {_WON})"),
    "met": (_CLOSED.format("closed"), "0", "sum({qualified})"),
}  # fmt: skip
_REACHED = """EXISTS (SELECT 1 FROM stage_visit v JOIN stage s ON s.id = v.stage_id
    WHERE v.deal_id = r.deal_id AND v.entered_on <= :day AND s.kind <> 'lost'
    AND s.position >= (SELECT min(f.position) FROM stage f WHERE f.pipeline_id = s.pipeline_id
        AND f.kind <> 'lost' AND f.milestone IN ({})))"""
PROPOSAL = _REACHED.format("'proposal'")
QUALIFIED = _REACHED.format("'qualified', 'proposal'")


def part(parts: dict[str, tuple[str, str, str]], name: str, by: str) -> str:
    """(group, sum, count) of an ingredient."""
    rows, total, count = parts[name]
    count = count.format(proposal=PROPOSAL, qualified=QUALIFIED)
    return f"SELECT {GROUPS[by]} AS key, {total}, {count} FROM {rows} GROUP BY key"


def participation(by: str) -> str:
    """(group, people at quota, people with one)."""
    mine = GROUPS[by]
    return f"""
WITH theirs AS (SELECT {mine} AS key, owner_id, sum(den) AS quota FROM asked r
    WHERE owner_id IS NOT NULL GROUP BY key, owner_id HAVING sum(den) > 0),
sold AS (SELECT {mine} AS key, owner_id, sum(({_WON}) * coalesce(amount, 0)) AS won
    FROM {_CLOSED.format("closed")} GROUP BY key, owner_id)
SELECT t.key, sum(coalesce(s.won, 0) >= t.quota - 0.000001), count(*) FROM theirs t
LEFT JOIN sold s ON s.key IS t.key AND s.owner_id = t.owner_id GROUP BY t.key"""


# (team id, own, below) with 0 for the company: what was set, nobody ramped and nobody away.
MISMATCH = """
WITH own AS (SELECT coalesce(team_id, 0) AS team, sum(amount * part) AS amount FROM held
    WHERE person_id IS NULL GROUP BY 1),
child AS (SELECT CASE WHEN person_id IS NULL
        THEN coalesce((SELECT parent_id FROM team t WHERE t.id = h.team_id), 0)
        ELSE team_then END AS team, sum(amount * part) AS amount
    FROM held h WHERE person_id IS NOT NULL OR team_id IS NOT NULL GROUP BY 1)
SELECT (SELECT uid FROM team WHERE id = own.team), own.amount, child.amount
FROM own LEFT JOIN child ON child.team = own.team"""
