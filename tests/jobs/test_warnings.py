"""Each warning once more in plain SQL; filter, list, triage and hygiene agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.actions.warnings import set_warning_limit
from cockpit.analysis.raw import day_number
from cockpit.analysis.selection import chosen_deals
from cockpit.analysis.warned import masks, warnings_alone, warnings_at
from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from cockpit.domain.filters import DealFilter
from cockpit.domain.refusal import Refused
from cockpit.domain.warned import fix_words
from cockpit.jobs.deal_list import listed_deals
from cockpit.queries.triage import needs_me
from cockpit.workspace import Workspace
from tests.demo_files import TODAY, open_copy, open_demo

_OPEN = "FROM deal d JOIN stage s ON s.id = d.stage_id WHERE d.outcome = 'open'"
_IDLE = """:day - (SELECT max(happened_on) FROM activity a WHERE a.deal_id = d.id
    AND a.customer_facing AND a.happened_on <= :day)"""
_CONTACTS = "(SELECT count(*) FROM deal_contact c WHERE c.deal_id = d.id)"
_LATE = "s.probability >= 0.5"
_WAITS = "coalesce(d.next_step_on >= :day, 0)"
# A stage's usual days: three quarters of the won deals were quicker, between the two nearest.
_NORM = """
WITH stay AS (SELECT v.stage_id, sum(v.left_on - v.entered_on) AS days FROM stage_visit v
    JOIN deal d ON d.id = v.deal_id AND d.outcome = 'won' WHERE v.left_on IS NOT NULL
    GROUP BY v.stage_id, v.deal_id),
ranked AS (SELECT stage_id, days, row_number() OVER (PARTITION BY stage_id ORDER BY days) - 1 AS at,
    0.75 * (count(*) OVER (PARTITION BY stage_id) - 1) AS spot FROM stay),
norm AS (SELECT stage_id, sum(days * max(0, 1 - abs(at - spot))) AS days FROM ranked
    GROUP BY stage_id HAVING count(*) >= 10)
"""
SQL = {
    "stalled_in_stage": f"""{_NORM} SELECT d.id {_OPEN} AND s.kind = 'open' AND (
        :day - (SELECT max(entered_on) FROM stage_visit v WHERE v.deal_id = d.id)
            > coalesce(s.rot_days, (SELECT days FROM norm WHERE stage_id = s.id))
        OR (s.idle_days IS NOT NULL AND NOT {_WAITS} AND {_IDLE} > s.idle_days))""",
    "overdue_close": f"SELECT d.id {_OPEN} AND d.expected_close < :day",
    "no_next_step": f"SELECT d.id {_OPEN} AND (trim(d.next_step) = '' OR d.next_step_on < :day)",
    "pushed": f"""WITH evening AS (SELECT *, row_number() OVER (PARTITION BY deal_id, happened_on
            ORDER BY id DESC) AS nth FROM deal_version WHERE superseded_at IS NULL),
        moved AS (SELECT deal_id, strftime('%Y-%m', expected_close * 86400, 'unixepoch') AS later,
            strftime('%Y-%m', lag(expected_close) OVER w * 86400, 'unixepoch') AS before
            FROM evening WHERE nth = 1 WINDOW w AS (PARTITION BY deal_id ORDER BY happened_on))
        SELECT d.id {_OPEN} AND (SELECT count(*) FROM moved m WHERE m.deal_id = d.id
            AND m.later > m.before) >= 2""",
    "single_threaded": f"SELECT d.id {_OPEN} AND {_LATE} AND {_CONTACTS} = 1",
    "no_activity": f"SELECT d.id {_OPEN} AND {_IDLE} > 14 AND NOT {_WAITS}",
    "amount_missing": f"""SELECT d.id {_OPEN} AND coalesce(d.amount, 0) <= 0
        AND EXISTS (SELECT 1 FROM stage_visit v JOIN stage t ON t.id = v.stage_id
            WHERE v.deal_id = d.id AND t.kind <> 'lost' AND t.position >= (SELECT min(m.position)
                FROM stage m WHERE m.pipeline_id = t.pipeline_id AND m.milestone <> 'none'))""",
    "no_decision_maker": f"""SELECT d.id {_OPEN} AND {_LATE} AND {_CONTACTS} >= 2 AND NOT EXISTS (
        SELECT 1 FROM deal_contact c WHERE c.deal_id = d.id AND (lower(c.role) LIKE '%decid%'
            OR lower(c.role) LIKE '%decision%' OR lower(c.role) LIKE '%budget%'
            OR lower(c.role) LIKE '%sponsor%' OR lower(c.role) LIKE '%econom%'))""",
    "moved_backwards": f"""SELECT d.id {_OPEN} AND s.position < (SELECT max(t.position)
        FROM stage_visit v JOIN stage t ON t.id = v.stage_id WHERE v.deal_id = d.id
            AND t.kind IN ('open', 'on_hold') AND t.pipeline_id = d.pipeline_id)""",
}


@pytest.fixture(scope="module")
def demo() -> Iterator[Workspace]:
    opened = open_demo()
    yield opened
    opened.close()


def in_sql(demo: Workspace, key: str) -> set[int]:
    sql = SQL[key].replace(":day", str(day_number(TODAY)))
    return {row[0] for row in demo.ask(lambda db: db.all(sql))}


def found(demo: Workspace, key: str) -> set[int]:
    facts = demo.facts()
    return set(facts.deal_ids[masks(facts.at(TODAY))[key]].tolist())


@pytest.mark.parametrize("key", DEAL_WARNINGS)
def test_a_warning_is_what_plain_sql_says_and_its_filter_keeps_just_these(
    demo: Workspace, key: str
) -> None:
    wanted = in_sql(demo, key)
    assert wanted, "the demo has one"
    assert found(demo, key) == wanted
    kept = chosen_deals(demo.facts().at(TODAY), DealFilter(warnings=frozenset({key})))
    assert set(kept.tolist()) == wanted


def test_the_list_and_the_triage_tell_the_same(demo: Workspace) -> None:
    state = demo.facts().at(TODAY)
    uids = demo.ask(lambda db: dict(db.all("SELECT lower(hex(uid)), id FROM deal")))
    listed = listed_deals(demo, DealFilter(open_only=True), TODAY)
    told = {uids[deal.id.replace("-", "")]: set(deal.warnings) for deal in listed}
    every = {key: found(demo, key) for key in DEAL_WARNINGS}
    assert told == {id: {key for key in every if id in every[key]} for id in told}
    needy = demo.ask(needs_me, demo.facts(), TODAY, most=10_000, whole=True)
    assert needy.count + needy.snoozed == sum(bool(keys) for keys in told.values())
    for row in needy.rows:
        assert {one.key for one in row.warned} == told[row.deal_id]
    assert state.facts is demo.facts()


def test_every_warning_gives_a_reason_and_a_way_out(demo: Workspace) -> None:
    facts = demo.facts()
    state = facts.at(TODAY)
    for key in DEAL_WARNINGS:
        at = facts.position_of(min(found(demo, key)))
        [told] = [one for one in warnings_at(state, at) if one.key == key]
        assert warnings_alone(state.only_one(at)) == warnings_at(state, at)
        assert told.words
        assert told.reason != told.words or key == "amount_missing"
        assert fix_words(told.fix)


def test_a_stage_has_its_own_limits(tmp_path: Path) -> None:
    demo = open_copy(tmp_path)
    before = found(demo, "no_activity")
    stages = dict(demo.ask(lambda db: db.all(f"SELECT d.id, s.id {_OPEN}")))
    stage = stages[min(before)]
    here = {deal for deal in before if stages[deal] == stage}
    demo.do(set_warning_limit, stage, "no_activity", 10_000)
    assert found(demo, "no_activity") == before - here
    demo.do(set_warning_limit, stage, "no_activity", None)
    assert found(demo, "no_activity") == before
    demo.do(set_warning_limit, stage, "no_activity", None, True)
    assert found(demo, "no_activity") == before - here
    demo.undo()
    assert found(demo, "no_activity") == before
    with pytest.raises(Refused):
        demo.do(set_warning_limit, stage, "no_activity", -1)
    with pytest.raises(KeyError):
        demo.do(set_warning_limit, stage, "moved_backwards", 3)
    demo.close()


def test_the_reason_says_the_figures(demo: Workspace) -> None:
    state = demo.facts().at(TODAY)
    facts = demo.facts()
    at = next(facts.position_of(deal) for deal in found(demo, "no_activity"))
    days = int(state.idle_days[at])
    [told] = [one for one in warnings_at(state, at) if one.key == "no_activity"]
    assert told.reason == f"no customer contact for {days} days; the stage’s limit is 14"
