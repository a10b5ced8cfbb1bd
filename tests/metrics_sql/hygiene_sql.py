"""Hygiene in plain SQL: every rule once more, sharing nothing with the product."""

from __future__ import annotations

# A deal's last version of each day with that of the day before on which anything happened.
TABLES = {
    "hygiene_evening": """
        SELECT deal_id, happened_on, expected_close, outcome,
            lag(expected_close) OVER days AS close_before, lag(outcome) OVER days AS outcome_before
        FROM (SELECT h.*, row_number() OVER (
            PARTITION BY deal_id, happened_on ORDER BY id DESC) AS nth FROM happened h)
        WHERE nth = 1 WINDOW days AS (PARTITION BY deal_id ORDER BY happened_on)""",
    "hygiene_push": """
        SELECT deal_id, count(*) AS times FROM hygiene_evening
        WHERE outcome = 'open' AND outcome_before = 'open'
            AND strftime('%Y-%m', expected_close * 86400, 'unixepoch')
                > strftime('%Y-%m', close_before * 86400, 'unixepoch') GROUP BY deal_id""",
    "hygiene_kept": """
        SELECT :day >= :today AND EXISTS (SELECT 1 FROM deal WHERE trim(next_step) <> '') AS steps,
            EXISTS (SELECT 1 FROM activity WHERE customer_facing AND deal_id IS NOT NULL
                AND happened_on <= :day) AS activities,
            EXISTS (SELECT 1 FROM deal_contact) AS contacts,
            julianday(date(:day * 86400, 'unixepoch', 'start of month', '-' || ((strftime(
                '%m', :day * 86400, 'unixepoch') - 1) % 3) || ' months', '+6 months'))
                - 2440587.5 AS after_next_quarter""",
    "ruled": """
        SELECT w.deal_id, w.owner_id, w.product_id, :day AS unit_day,
            2 * (w.expected_close IS NOT NULL AND w.expected_close >= :day)
            + CASE WHEN q.deal_id IS NOT NULL THEN 2 * (coalesce(w.amount, 0) > 0) ELSE 0 END
            + CASE WHEN k.steps THEN 2 * (trim(d.next_step) <> ''
                AND coalesce(d.next_step_on >= :day, 0)) ELSE 0 END
            + CASE WHEN k.activities THEN 2 * coalesce(w.idle <= 14, 0) ELSE 0 END
            + CASE WHEN k.contacts THEN EXISTS (SELECT 1 FROM deal_contact c
                WHERE c.deal_id = w.deal_id AND trim(c.role) <> '') ELSE 0 END
            + CASE WHEN w.kind = 'open' AND w.usual IS NOT NULL THEN w.stage_age <= w.usual
                ELSE 0 END
            + CASE WHEN w.expected_close IS NOT NULL THEN coalesce(p.times, 0) < 3 ELSE 0 END
            + CASE w.category
                WHEN 'commit' THEN coalesce(w.expected_close >= :day
                    AND w.expected_close < k.after_next_quarter, 0)
                WHEN 'most_likely' THEN coalesce(w.expected_close >= :day
                    AND w.expected_close < k.after_next_quarter, 0)
                WHEN 'best_case' THEN coalesce(w.expected_close >= :day
                    AND w.expected_close <= :day + 365, 0)
                WHEN 'closed' THEN 0 ELSE 1 END AS passed,
            3 + CASE WHEN q.deal_id IS NOT NULL THEN 2 ELSE 0 END
            + 2 * k.steps + 2 * k.activities + k.contacts
            + (w.kind = 'open' AND w.usual IS NOT NULL) + (w.expected_close IS NOT NULL) AS asked
        FROM watched w JOIN deal d ON d.id = w.deal_id JOIN hygiene_kept k
        LEFT JOIN hygiene_push p ON p.deal_id = w.deal_id
        LEFT JOIN (SELECT x.id AS deal_id FROM deal x WHERE NOT EXISTS (SELECT 1 FROM stage m
                WHERE m.pipeline_id = x.pipeline_id AND m.milestone <> 'none')
            OR EXISTS (SELECT 1 FROM stage_visit v JOIN stage s ON s.id = v.stage_id
                WHERE v.deal_id = x.id AND v.entered_on <= :day AND s.kind <> 'lost'
                AND s.position >= (SELECT min(m.position) FROM stage m
                    WHERE m.pipeline_id = s.pipeline_id AND m.milestone <> 'none'
                    AND m.kind <> 'lost'))) q ON q.deal_id = w.deal_id
        UNION ALL
        SELECT c.deal_id, c.owner_id, c.product_id, c.closed_on,
            (c.outcome <> 'won' AND d.lost_reason <> '') + (d.closed_on IS NOT NULL)
            + (h.amount IS NOT NULL AND (h.amount > 0 OR c.outcome <> 'won')),
            2 + (c.outcome <> 'won')
        FROM closed c JOIN deal d ON d.id = c.deal_id
        JOIN happened h ON h.deal_id = c.deal_id AND h.back = 1 AND h.outcome <> 'open'""",
}
ROWS = (
    "SELECT deal_id, owner_id, product_id, unit_day, passed * 1.0 / asked AS num, 1 AS den,"
    " NULL AS sample FROM ruled"
)
