"""The contract of the ways, dates, accounts and lines of deals in plain SQL; see ``contract``.

Besides its parameters there are ``:wstart`` and ``:wend``, the quarters that velocity is about.
Stages on hold, which stop the clocks, are in none of the files asked.
"""

from __future__ import annotations

from tests.metrics_sql.contract import in_usd

_HELD = """SELECT {columns} FROM happened h WHERE h.deal_id = {deal} AND h.happened_on <= {day}
    ORDER BY h.happened_on DESC, h.id DESC LIMIT 1"""


def _then(column: str) -> str:
    """A column of the deal as it was on the evening of an entry."""
    return f"({_HELD.format(columns=column, deal='e.deal_id', day='e.entered_on')})"


TABLES = {
    "marked": """SELECT DISTINCT pipeline_id FROM stage WHERE milestone <> 'none'""",
    "beyond": """
        SELECT s.id AS stage_id FROM stage s WHERE s.kind <> 'lost' AND s.position >=
            (SELECT min(m.position) FROM stage m WHERE m.pipeline_id = s.pipeline_id
                AND m.milestone <> 'none' AND m.kind <> 'lost')""",
    "qualified": """
        SELECT d.id AS deal_id FROM deal d WHERE d.pipeline_id NOT IN (SELECT * FROM marked)
            OR EXISTS (SELECT 1 FROM stage_visit v WHERE v.deal_id = d.id
                AND v.entered_on <= :day AND v.stage_id IN (SELECT stage_id FROM beyond))""",
    # First entries to open stages, and when the deal went on to a later one.
    "entry": """
        SELECT v.*, row_number() OVER (PARTITION BY v.deal_id, v.stage_id
            ORDER BY v.entered_on, v.id) AS nth, EXISTS (SELECT 1 FROM stage_visit w
                JOIN stage t ON t.id = w.stage_id WHERE w.deal_id = v.deal_id
                AND (w.entered_on, w.id) > (v.entered_on, v.id) AND w.entered_on <= :day
                AND t.pipeline_id = s.pipeline_id
                AND (t.kind = 'won' OR (t.kind = 'open' AND t.position > s.position))) AS passed,
            (SELECT outcome FROM happened p WHERE p.deal_id = v.deal_id AND p.back = 1) AS outcome
        FROM stage_visit v JOIN stage s ON s.id = v.stage_id AND s.kind = 'open'""",
    "entered": """
        SELECT e.*, {owner} AS owner_id, {product} AS product_id FROM entry e
        WHERE e.nth = 1 AND e.entered_on >= :start AND e.entered_on < :end
            AND e.entered_on <= :day""".format(
        owner=_then("owner_id"), product=_then("product_id")
    ),
    "step": """
        SELECT v.*, s.position, s.kind, s.pipeline_id, lead(s.kind) OVER way AS next_kind,
            lead(s.position) OVER way AS next_position, lead(v.entered_on) OVER way AS next_on
        FROM stage_visit v JOIN stage s ON s.id = v.stage_id
        WHERE s.kind <> 'on_hold' AND v.entered_on <= :day
        WINDOW way AS (PARTITION BY v.deal_id, s.pipeline_id ORDER BY v.entered_on, v.id)""",
    "stayed": """
        SELECT deal_id, stage_id, min(entered_on) AS entered_on,
            max(next_kind IS 'open' AND next_position < position AND next_on >= :start
                AND next_on < :end) AS back
        FROM step WHERE kind = 'open' AND entered_on < :end AND :day >= :start
            AND coalesce(left_on, 1000000) >= :start GROUP BY deal_id, stage_id""",
    "stays": """
        SELECT e.*, {owner} AS owner_id, {product} AS product_id FROM stayed e""".format(
        owner=_then("owner_id"), product=_then("product_id")
    ),
    "eve": """
        SELECT h.*, row_number() OVER (PARTITION BY deal_id ORDER BY happened_on DESC, id DESC)
            AS nth, (SELECT list_price FROM product p WHERE p.id = h.product_id) AS list_price
        FROM happened h WHERE happened_on < :start AND :day >= :start""",
    "promised": f"""
        SELECT e.deal_id, e.owner_id, e.product_id,
            coalesce({in_usd("e.amount", "e", ":start - 1")}, e.list_price, 0) AS worth,
            a.outcome = 'open' AND (a.expected_close IS NULL OR a.expected_close >= :end
                OR :day >= :end - 1 OR a.expected_close < :day) AS slipped
        FROM eve e JOIN happened a ON a.id = (SELECT h.id FROM happened h
            WHERE h.deal_id = e.deal_id AND h.happened_on <= min(:day, :end - 1)
            ORDER BY h.happened_on DESC, h.id DESC LIMIT 1)
        WHERE e.nth = 1 AND e.outcome = 'open'
            AND e.expected_close >= :start AND e.expected_close < :end""",
    # What a deal was at the end of each day on which something happened to it.
    "evening": """
        SELECT *, lag(outcome) OVER days AS old_outcome, lag(expected_close) OVER days AS old_close
        FROM (SELECT *, row_number() OVER (PARTITION BY deal_id, happened_on ORDER BY id DESC)
            AS nth FROM happened) WHERE nth = 1
        WINDOW days AS (PARTITION BY deal_id ORDER BY happened_on)""",
    "push": """
        SELECT *, expected_close - old_close AS days FROM evening
        WHERE outcome = 'open' AND old_outcome = 'open' AND happened_on >= :start
            AND happened_on < :end AND strftime('%Y%m', expected_close * 86400, 'unixepoch')
                > strftime('%Y%m', old_close * 86400, 'unixepoch')""",
    "line": f"""
        SELECT d.id AS deal_id, {in_usd("round(sum(quantity * net_price))", "d", "d.closed_on")}
            AS net, {in_usd("round(sum(quantity * cost))", "d", "d.closed_on")} AS cost
        FROM deal_line l JOIN deal d ON d.id = l.deal_id
        WHERE net_price IS NOT NULL AND cost IS NOT NULL GROUP BY d.id""",
    "listed_line": f"""
        SELECT d.id AS deal_id, {in_usd("round(sum(quantity * net_price))", "d", "d.closed_on")}
            AS net, {in_usd("round(sum(quantity * list_price))", "d", "d.closed_on")} AS list
        FROM deal_line l JOIN deal d ON d.id = l.deal_id
        WHERE net_price IS NOT NULL AND list_price IS NOT NULL GROUP BY d.id""",
    "rated": """
        SELECT c.*, d.opened_on, (SELECT o.owner_id FROM happened o WHERE o.deal_id = c.deal_id
            AND o.happened_on <= c.closed_on AND o.outcome <> 'open'
            ORDER BY o.happened_on DESC, o.id DESC LIMIT 1) AS credited,
            row_number() OVER (PARTITION BY deal_id ORDER BY happened_on DESC, c.id DESC) AS nth
        FROM happened c JOIN deal d ON d.id = c.deal_id
        WHERE c.outcome <> 'open' AND c.closed_on >= :wstart AND c.closed_on < :wend
            AND (c.next_outcome IS NULL OR (c.next_outcome = 'open' AND c.next_on >= :wend))""",
}

# What had been learnt by an instant that lies after the first thing that was learnt at all.
KNOWN = {
    "deal_version": """
        SELECT id, deal_id, happened_on, learnt_at, NULL AS superseded_at, owner_id, stage_id,
            product_id, amount, currency, expected_close, category, outcome, closed_on
        FROM main.deal_version WHERE learnt_at <= :instant
            AND (superseded_at IS NULL OR superseded_at > :instant)""",
    "stage_visit": "SELECT * FROM main.stage_visit WHERE learnt_at <= :instant",
    "activity": "SELECT * FROM main.activity WHERE at <= :instant",
}
# What the file's own tables have; without them a world as it was known takes half a minute.
KNOWN_INDEXES = (
    "CREATE INDEX temp.known_version ON deal_version (deal_id, happened_on, id)",
    "CREATE INDEX temp.known_visit ON stage_visit (deal_id, entered_on, id)",
    "CREATE INDEX temp.known_activity ON activity (deal_id, happened_on)",
)

_CLOSED = "SELECT deal_id, owner_id, product_id, closed_on AS unit_day, {} FROM closed {}"
_AGE = (
    "SELECT deal_id, owner_id, product_id, :day AS unit_day, {age} AS num, 1 AS den,"
    " {age} AS sample FROM watched WHERE {age} >= 0"
)
_PROMISED = (
    "SELECT deal_id, owner_id, product_id, :start - 1 AS unit_day, slipped * {worth} AS num,"
    " {worth} AS den, NULL AS sample FROM promised"
)
_PUSH = (
    "SELECT deal_id, owner_id, product_id, happened_on AS unit_day, {num} AS num, NULL AS den,"
    " days AS sample FROM push"
)

ROWS = {
    "win_rate_broad": _CLOSED.format(
        "outcome = 'won' AS num, 1 AS den, NULL AS sample",
        "WHERE outcome IN ('won', 'lost', 'no_decision') OR (outcome = 'disqualified'"
        " AND deal_id IN (SELECT deal_id FROM qualified))",
    ),
    "average_check": _CLOSED.format(
        "amount AS num, (SELECT account_id FROM deal WHERE id = deal_id) AS den, NULL AS sample",
        "WHERE outcome = 'won' AND amount IS NOT NULL"
        " AND (SELECT account_id FROM deal WHERE id = deal_id) IS NOT NULL",
    ),
    "portfolio_mix": _CLOSED.format(
        "coalesce(amount, 0) AS num, NULL AS den, NULL AS sample", "WHERE outcome = 'won'"
    ),
    "margin": _CLOSED.format(
        "net - cost AS num, net AS den, NULL AS sample",
        "JOIN line USING (deal_id) WHERE outcome = 'won'",
    ),
    "deal_age": _AGE.format(age="(:day - opened_on)"),
    "stage_age": _AGE.format(age="stage_age"),
    "idle_days": _AGE.format(age="idle"),
    "stage_conversion": "SELECT deal_id, owner_id, product_id, entered_on AS unit_day,"
    " passed AS num, 1 AS den, NULL AS sample FROM entered WHERE passed OR outcome <> 'open'",
    "stage_regression": "SELECT deal_id, owner_id, product_id, entered_on AS unit_day,"
    " back AS num, 1 AS den, NULL AS sample FROM stays",
    "slip_rate": _PROMISED.format(worth="1"),
    "slip_rate_value": _PROMISED.format(worth="worth"),
    "push_count": _PUSH.format(num="1"),
    "push_days": _PUSH.format(num="days"),
    # Beside the sums: when each deal is watched from its opening, and how that ended.
    "win_curve": """
        SELECT r.deal_id, r.owner_id, r.product_id, r.opened_on AS unit_day,
            p.outcome = 'won' AND p.closed_on - r.opened_on <= 90 AS num, 1 AS den, NULL AS sample,
            min(coalesce(p.closed_on, :day), :day) - r.opened_on AS leaves, p.outcome
        FROM opened r JOIN happened p ON p.deal_id = r.deal_id AND p.back = 1
        WHERE coalesce(p.closed_on, r.opened_on) >= r.opened_on""",
    "sales_velocity": "SELECT deal_id, owner_id, product_id, :day AS unit_day, 0 AS num,"
    " NULL AS den, NULL AS sample FROM open JOIN qualified USING (deal_id)",
}

# Who closed deals in the quarters before: their rates by group and product.
RATED = (
    f"SELECT deal_id, outcome, {in_usd('amount', 'rated', 'closed_on')} AS amount, closed_on,"
    " opened_on, product_id, coalesce(credited, owner_id) AS owner_id, closed_on AS unit_day"
    " FROM rated WHERE nth = 1"
)


def velocity(key: str) -> str:
    """SQL for (group, money a day); ``key`` names a row's group (``contract.GROUPS``)."""
    return f"""
WITH rate AS (
    SELECT {key} AS grp, r.product_id, sum(outcome = 'won') * 1.0 / count(*)
            * avg(CASE WHEN outcome = 'won' AND amount > 0 THEN amount END)
            / max(1, avg(CASE WHEN outcome = 'won' AND opened_on <= closed_on
                THEN closed_on - opened_on END)) AS daily
    FROM ({RATED}) r WHERE outcome IN ('won', 'lost') GROUP BY grp, r.product_id
    HAVING sum(outcome = 'won') > 0),
waiting AS (SELECT {key} AS grp, r.product_id FROM ({ROWS["sales_velocity"]}) r)
SELECT w.grp, CASE WHEN EXISTS (SELECT 1 FROM rate n WHERE n.grp IS w.grp)
        THEN coalesce(sum(rate.daily), 0) END
    FROM waiting w LEFT JOIN rate ON rate.grp IS w.grp AND rate.product_id IS w.product_id
    GROUP BY w.grp"""
