"""The metric contract in plain SQL over the tables, sharing nothing with the product.

Days are whole numbers; the parameters are ``:start``, ``:end`` (exclusive), ``:day`` (the end of
which is the as-of moment) and ``:today`` (what is planned is known as of today alone). Every
metric is a list of rows: a deal, its owner, product and the day whose team counts, what it adds
to the numerator and to the denominator, and a sample where a median is asked for.
"""

from __future__ import annotations


def in_usd(amount: str, row: str, day: str) -> str:
    """The amount at the nearest earlier rate within a week of the day; NULL without one."""
    return f"""(({amount}) * CASE {row}.currency WHEN 'USD' THEN 1 ELSE
        (SELECT x.rate FROM main.rate x
        WHERE x.currency = {row}.currency AND x.into_currency = 'USD'
        AND x.on_day BETWEEN {day} - 7 AND {day} ORDER BY x.on_day DESC LIMIT 1) END)"""


# Made once for a day and a period, in this order, as temporary tables.
TABLES = {
    # The live versions that had happened by the end of the day; back = 1 is what was true then.
    "happened": """
        SELECT v.*, lead(v.outcome) OVER later AS next_outcome,
            lead(v.happened_on) OVER later AS next_on,
            row_number() OVER (PARTITION BY deal_id ORDER BY happened_on DESC, id DESC) AS back
        FROM deal_version v WHERE superseded_at IS NULL AND happened_on <= :day
        WINDOW later AS (PARTITION BY deal_id ORDER BY happened_on, id)""",
    # The last outcome in the period counts, unless the deal was open again before its end.
    "closing": """
        SELECT h.*, d.opened_on, row_number() OVER (
            PARTITION BY deal_id ORDER BY h.happened_on DESC, h.id DESC) AS nth
        FROM happened h JOIN deal d ON d.id = h.deal_id
        WHERE h.outcome <> 'open' AND h.closed_on >= :start AND h.closed_on < :end
            AND h.closed_on <= :day
            AND (h.next_outcome IS NULL OR (h.next_outcome = 'open' AND h.next_on >= :end))""",
    # Who had the deal when it closed has the credit, not who inherited it afterwards.
    "closed": f"""
        SELECT c.deal_id, c.outcome, {in_usd("c.amount", "c", "c.closed_on")} AS amount,
            c.currency, c.closed_on, c.opened_on, c.product_id,
            coalesce(
                (SELECT o.owner_id FROM happened o WHERE o.deal_id = c.deal_id
                    AND o.happened_on <= c.closed_on AND o.outcome <> 'open'
                    ORDER BY o.happened_on DESC, o.id DESC LIMIT 1), c.owner_id) AS owner_id,
            (SELECT p.list_price FROM product p WHERE p.id = c.product_id) AS list_price,
            (SELECT {in_usd("e.amount", "e", "c.closed_on")} FROM happened e
                WHERE e.deal_id = c.deal_id AND e.amount > 0
                AND (e.happened_on, e.id) <= (c.happened_on, c.id)
                ORDER BY e.happened_on DESC, e.id DESC LIMIT 1) AS last_positive
        FROM closing c WHERE c.nth = 1""",
    "opened": """
        SELECT d.id AS deal_id, d.opened_on, f.owner_id, f.product_id FROM deal d JOIN happened f
            ON f.id = (SELECT o.id FROM happened o WHERE o.deal_id = d.id AND o.happened_on =
                (SELECT min(e.happened_on) FROM happened e WHERE e.deal_id = d.id)
                ORDER BY o.id DESC LIMIT 1)
        WHERE d.opened_on >= :start AND d.opened_on < :end AND d.opened_on <= :day""",
    "open": f"""
        SELECT p.*, d.opened_on, s.kind, s.rot_days, s.idle_days, d.known_from, d.next_step_on,
            CASE WHEN p.amount IS NULL
                THEN (SELECT list_price FROM product WHERE id = p.product_id)
                ELSE {in_usd("p.amount", "p", ":day")} END AS worth,
            CASE WHEN :day >= :today THEN coalesce(d.probability, s.probability)
                ELSE s.probability END AS chance
        FROM happened p JOIN deal d ON d.id = p.deal_id JOIN stage s ON s.id = p.stage_id
        WHERE p.back = 1 AND p.outcome = 'open'""",
    "stay": """
        SELECT v.stage_id, v.deal_id, sum(v.left_on - v.entered_on) AS days FROM stage_visit v
        JOIN happened p ON p.deal_id = v.deal_id AND p.back = 1 AND p.outcome = 'won'
        WHERE v.left_on <= :day GROUP BY v.stage_id, v.deal_id""",
    "ranked": """
        SELECT stage_id, days, row_number() OVER (PARTITION BY stage_id ORDER BY days) - 1 AS rank,
            0.75 * (count(*) OVER (PARTITION BY stage_id) - 1) AS spot,
            count(*) OVER (PARTITION BY stage_id) AS many FROM stay""",
    # Usual days in a stage: three quarters of the won deals were quicker.
    "norm": """
        SELECT stage_id, sum(CASE WHEN rank = CAST(spot AS INTEGER)
            THEN days * (1 - (spot - CAST(spot AS INTEGER)))
            WHEN rank = CAST(spot AS INTEGER) + 1 THEN days * (spot - CAST(spot AS INTEGER))
            ELSE 0 END) AS days
        FROM ranked WHERE many >= 10 GROUP BY stage_id""",
    "watched": """
        SELECT o.*, coalesce(o.rot_days, n.days) AS usual,
            :day - coalesce((SELECT max(v.entered_on) FROM stage_visit v
                WHERE v.deal_id = o.deal_id AND v.entered_on <= :day), o.known_from) AS stage_age,
            :day - (SELECT max(a.happened_on) FROM activity a WHERE a.deal_id = o.deal_id
                AND a.customer_facing AND a.happened_on <= :day) AS idle,
            :day >= :today AND o.next_step_on >= :day AS waiting
        FROM open o LEFT JOIN norm n ON n.stage_id = o.stage_id""",
    "stalled": """
        SELECT * FROM watched WHERE kind = 'open' AND (stage_age > usual
            OR (idle_days IS NOT NULL AND idle > idle_days AND NOT coalesce(waiting, 0)))""",
}
INDEX = "CREATE INDEX temp.happened_of ON happened (deal_id, happened_on, id)"

_CLOSED = "SELECT deal_id, owner_id, product_id, closed_on AS unit_day, {} FROM closed WHERE {}"
_OPEN = "SELECT deal_id, owner_id, product_id, :day AS unit_day, {} FROM {}"

ROWS = {
    "win_rate": _CLOSED.format(
        "outcome = 'won' AS num, 1 AS den, NULL AS sample", "outcome IN ('won', 'lost')"
    ),
    "win_rate_value": _CLOSED.format(
        "CASE outcome WHEN 'won' THEN coalesce(amount, 0) ELSE 0 END AS num,"
        " CASE outcome WHEN 'won' THEN coalesce(amount, 0)"
        " ELSE coalesce(last_positive, list_price, 0) END AS den, NULL AS sample",
        "outcome IN ('won', 'lost')",
    ),
    "average_deal": _CLOSED.format(
        "amount AS num, 1 AS den, amount AS sample", "outcome = 'won' AND amount > 0"
    ),
    # Lines say what was sold, and how many; a deal without any is one piece of its product.
    "discount": _CLOSED.format(
        "coalesce(lines.list - lines.net, list_price - amount) AS num,"
        " coalesce(lines.list, list_price) AS den, NULL AS sample",
        "outcome = 'won' AND coalesce(lines.list, list_price) > 0"
        " AND (lines.list IS NOT NULL OR amount > 0)",
    ).replace("FROM closed", "FROM closed LEFT JOIN listed_line lines USING (deal_id)"),
    "revenue": _CLOSED.format(
        "coalesce(amount, 0) AS num, NULL AS den, NULL AS sample", "outcome = 'won'"
    ),
    "deals_won": _CLOSED.format("1 AS num, NULL AS den, NULL AS sample", "outcome = 'won'"),
    "deals_lost": _CLOSED.format("1 AS num, NULL AS den, NULL AS sample", "outcome = 'lost'"),
    "deals_opened": "SELECT deal_id, owner_id, product_id, opened_on AS unit_day, 1 AS num,"
    " NULL AS den, NULL AS sample FROM opened",
    "open_deals": _OPEN.format("1 AS num, NULL AS den, NULL AS sample", "open"),
    "open_value": _OPEN.format("coalesce(worth, 0) AS num, NULL AS den, NULL AS sample", "open"),
    "weighted_value": _OPEN.format(
        "coalesce(worth, 0) * chance AS num, NULL AS den, NULL AS sample", "open"
    ),
    "sales_cycle": _CLOSED.format(
        "closed_on - opened_on AS num, 1 AS den, closed_on - opened_on AS sample",
        "outcome = 'won' AND opened_on <= closed_on",
    ),
    "stalled_deals": _OPEN.format("1 AS num, NULL AS den, NULL AS sample", "stalled"),
    "stalled_value": _OPEN.format(
        "coalesce(worth, 0) AS num, NULL AS den, NULL AS sample", "stalled"
    ),
    "quota_attainment": _CLOSED.format(
        "coalesce(amount, 0) AS num, NULL AS den, NULL AS sample", "outcome = 'won'"
    ),
}

# The team of a person on a day: the latest membership that covers it, before all the first one.
_TEAM = """coalesce(
    (SELECT coalesce(m.team_id, 0) FROM membership m WHERE m.person_id = {person}
        AND coalesce(m.from_on, -1000000) <= {day} AND (m.to_on IS NULL OR m.to_on > {day})
        ORDER BY coalesce(m.from_on, -1000000) DESC, m.id DESC LIMIT 1),
    (SELECT coalesce(m.team_id, 0) FROM membership m WHERE m.person_id = {person}
        AND {day} < (SELECT min(coalesce(f.from_on, -1000000)) FROM membership f
            WHERE f.person_id = {person})
        ORDER BY coalesce(m.from_on, -1000000), m.id LIMIT 1))"""
_TEAM_OF_ROW = _TEAM.format(person="r.owner_id", day="r.unit_day")

# Quotas by working day, from the day a person has one to the day of leaving.
_QUOTA = """
day(n) AS (SELECT :start UNION ALL SELECT n + 1 FROM day WHERE n + 1 < :end),
span AS (
    SELECT q.*, (WITH RECURSIVE d(n) AS (SELECT q.start_on UNION ALL SELECT n + 1 FROM d
        WHERE n + 1 < q.end_on) SELECT sum((n + 3) % 7 < 5) FROM d) AS working_days
    FROM quota q WHERE q.start_on < :end AND q.end_on > :start AND q.person_id IS NOT NULL),
share AS (
    SELECT s.person_id AS owner_id, day.n AS unit_day, s.amount * 1.0 / s.working_days AS den
    FROM span s JOIN person p ON p.id = s.person_id JOIN day
        ON day.n >= s.start_on AND day.n < s.end_on AND (day.n + 3) % 7 < 5
        AND day.n >= coalesce(p.quota_from, p.hired_on, -1000000)
        AND (p.left_on IS NULL OR day.n < p.left_on))"""

GROUPS = {
    "": "NULL",
    "owner": "(SELECT uid FROM person WHERE id = r.owner_id)",
    "team": f"(SELECT uid FROM team WHERE id = {_TEAM_OF_ROW})",
    "region": f"(SELECT nullif(region, '') FROM team WHERE id = {_TEAM_OF_ROW})",
    "product": "(SELECT uid FROM product WHERE id = r.product_id)",
    "segment": "(SELECT nullif(a.industry, '') FROM account a JOIN deal d ON d.account_id = a.id"
    " WHERE d.id = r.deal_id)",
}


def grouped(rows: str, by: str, distinct: bool = False) -> str:
    """SQL for (group, numerator, denominator, rows, median) of every group of a metric's rows; ''
    is one group. ``distinct``: what stands below is counted, each once."""
    below = "count(DISTINCT den), count(DISTINCT den)" if distinct else "sum(den), count(*)"
    return f"""
WITH keyed AS (SELECT {GROUPS[by]} AS key, r.* FROM ({rows}) r),
placed AS (SELECT *, row_number() OVER (PARTITION BY key ORDER BY sample) AS place,
    count(*) OVER (PARTITION BY key) AS many FROM keyed)
SELECT key, sum(num), {below},
    avg(CASE WHEN place IN ((many + 1) / 2, (many + 2) / 2) THEN sample END)
FROM placed GROUP BY key"""


def quotas(by: str) -> str:
    """SQL for (group, quota) of the whole period; only people have quotas here."""
    return f"""
WITH RECURSIVE {_QUOTA} SELECT {GROUPS[by]} AS key, sum(r.den) FROM share r GROUP BY key"""
