"""The three clocks, and when a deal is stalled."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from cockpit.analysis import raw
from cockpit.analysis.measure import measure
from cockpit.analysis.norms import norms
from cockpit.analysis.raw import NO_DAY, day_number
from cockpit.analysis.selection import chosen_deals
from cockpit.analysis.state import State
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import parse
from tests.analysis.sheet import NEW, PAUSED, STAGES, TALKS, TODAY, WON, Sheet, stage


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def limited(sheet: Sheet, rot: int = NO_DAY, idle: int = NO_DAY) -> None:
    """A limit on talks."""
    talks = stage(TALKS, "Talks", chance=0.5, rot=rot, idle=idle)
    sheet.refer(stages=[STAGES[0], talks, *STAGES[2:]])


def of(state: State, name: str, deal: int = 1) -> int:
    return int(state.column(name)[state.facts.position_of(deal)])


def test_ages_of_an_open_deal() -> None:
    sheet = Sheet()
    deal = sheet.deal(ago(40))
    sheet.version(deal, ago(40), NEW)
    sheet.version(deal, ago(15), TALKS)
    sheet.visit(deal, NEW, ago(40), ago(15))
    sheet.visit(deal, TALKS, ago(15))
    sheet.activity(deal, ago(9))
    sheet.activity(deal, ago(2), facing=False)
    state = sheet.facts().at(TODAY)
    assert (of(state, "deal_age"), of(state, "stage_age"), of(state, "idle_days")) == (40, 15, 9)
    before = sheet.facts().at(ago(20))
    assert (of(before, "stage"), of(before, "stage_age")) == (NEW, 20)
    assert of(before, "idle_days") == NO_DAY


def test_a_closed_deals_clocks_stand_still() -> None:
    sheet = Sheet()
    sheet.won(date(2016, 10, 20), date(2017, 3, 1), 105_400)
    state = sheet.facts().at(TODAY)
    assert (of(state, "deal_age"), of(state, "stage_age")) == (132, 0)
    assert of(state, "idle_days") == NO_DAY


def test_without_an_opening_date_there_is_no_age() -> None:
    sheet = Sheet()
    deal = sheet.deal(known_from=ago(12))
    sheet.version(deal, ago(12), TALKS)
    state = sheet.facts().at(TODAY)
    assert (of(state, "deal_age"), of(state, "stage_age")) == (NO_DAY, 12)


def test_on_hold_stops_the_clocks() -> None:
    sheet = Sheet()
    limited(sheet, rot=25, idle=25)
    deal = sheet.deal(ago(40))
    sheet.version(deal, ago(40), TALKS)
    sheet.version(deal, ago(30), PAUSED)
    sheet.version(deal, ago(10), TALKS)
    sheet.visit(deal, TALKS, ago(40), ago(30))
    sheet.visit(deal, PAUSED, ago(30), ago(10))
    sheet.visit(deal, TALKS, ago(10))
    sheet.activity(deal, ago(35))
    facts = sheet.facts()
    on_hold, state = facts.at(ago(12)), facts.at(TODAY)
    assert [of(on_hold, name) for name in ("deal_age", "stage_age", "idle_days")] == [10, 0, 5]
    assert not on_hold.stalled[0]
    assert [of(state, name) for name in ("deal_age", "stage_age", "idle_days")] == [20, 10, 15]
    assert not state.stalled[0]


@pytest.mark.parametrize(("days", "stalled"), [(30, False), (31, True)])
def test_longer_in_the_stage_than_its_limit_is_stalled(days: int, stalled: bool) -> None:
    sheet = Sheet()
    limited(sheet, rot=30)
    sheet.open(ago(days))
    assert bool(sheet.facts().at(TODAY).stalled[0]) is stalled


@pytest.mark.parametrize(("days", "stalled"), [(14, False), (15, True)])
def test_idle_longer_than_the_limit_is_stalled(days: int, stalled: bool) -> None:
    sheet = Sheet()
    limited(sheet, idle=14)
    deal = sheet.open(ago(60))
    sheet.activity(deal, ago(days))
    assert bool(sheet.facts().at(TODAY).stalled[0]) is stalled


def test_without_any_activity_nothing_is_known_of_idleness() -> None:
    sheet = Sheet()
    limited(sheet, idle=14)
    sheet.open(ago(15))
    state = sheet.facts().at(TODAY)
    assert (of(state, "idle_days"), bool(state.stalled[0])) == (NO_DAY, False)


def test_a_planned_next_step_is_waited_for_but_a_stage_still_rots() -> None:
    sheet = Sheet()
    limited(sheet, rot=30, idle=14)
    for opened in (20, 40):
        deal = sheet.deal(ago(opened), next_step=TODAY)
        sheet.version(deal, ago(opened), TALKS)
        sheet.visit(deal, TALKS, ago(opened))
        sheet.activity(deal, ago(opened))
    facts = sheet.facts()
    state = facts.at(TODAY)
    assert state.waiting.tolist() == [True, True]
    assert state.stalled.tolist() == [False, True]
    yesterday = facts.at(ago(1))  # what is planned is known as of now only
    assert yesterday.waiting.tolist() == [False, False]
    assert yesterday.next_step_on.tolist() == [NO_DAY, NO_DAY]
    assert yesterday.stalled.tolist() == [True, True]


def won_after(sheet: Sheet, days: range) -> None:
    for count in days:
        sheet.won(ago(200), ago(200 - count), 1_000)


def test_a_stages_norm_is_the_75th_percentile_of_its_won_deals() -> None:
    sheet = Sheet()
    won_after(sheet, range(10, 20))
    sheet.lost(ago(200), ago(5), 0)
    facts = sheet.facts()
    found = norms(facts.layers, facts.references.stages, day_number(TODAY))
    assert found[1] == np.percentile(range(10, 20), 75) == 16.75
    assert np.isinf(found[[0, 2, 3, 4, 5]]).all()


def test_fewer_than_ten_won_deals_give_no_norm() -> None:
    sheet = Sheet()
    won_after(sheet, range(10, 20))
    sheet.open(ago(150))
    facts = sheet.facts()
    assert facts.at(TODAY).stalled.sum() == 1
    earlier = facts.at(ago(200 - 18))  # nine of them are won by then
    assert earlier.stalled.sum() == 0


def test_two_stays_of_a_deal_in_a_stage_are_one() -> None:
    sheet = Sheet()
    won_after(sheet, range(10, 19))
    deal = sheet.deal(ago(200))
    sheet.version(deal, ago(200), TALKS)
    sheet.version(deal, ago(100), outcome=raw.WON, amount=1)
    for begin, end in ((200, 190), (180, 130), (120, 100)):
        sheet.visit(deal, TALKS, ago(begin), ago(end))
    facts = sheet.facts()
    found = norms(facts.layers, facts.references.stages, day_number(TODAY))
    assert found[1] == np.percentile([*range(10, 19), 80], 75)


def test_board_tile_and_search_use_one_rule() -> None:
    sheet = Sheet()
    limited(sheet, rot=30)
    for days in (10, 31, 50):
        sheet.open(ago(days), amount=100)
    facts = sheet.facts()
    board = facts.deal_ids[facts.at(TODAY).stalled].tolist()
    tile = measure(facts, METRICS["stalled_deals"], parse("2026-Q1"), TODAY, rows=True)
    search = chosen_deals(facts.at(TODAY), DealFilter(stalled=True)).tolist()
    assert board == list(tile.rows or ()) == search == [2, 3]
    assert measure(facts, METRICS["stalled_value"], parse("2026-Q1"), TODAY).value == 200


def test_probabilities() -> None:
    sheet = Sheet()
    deal = sheet.deal(ago(10), chance=0.9)
    sheet.version(deal, ago(10), TALKS)
    sheet.open(ago(10))
    sheet.won(ago(10), ago(2), 1)
    sheet.lost(ago(10), ago(2), 1)
    facts = sheet.facts()
    assert facts.at(TODAY).probability.tolist() == [0.9, 0.5, 1, 0]
    assert facts.at(ago(3)).probability.tolist() == [0.5, 0.5, 0.5, 0.5]


def test_the_won_stage_is_never_stalled() -> None:
    sheet = Sheet()
    sheet.refer(stages=[*STAGES[:3], stage(WON, "Won", raw.KIND_WON, 1, rot=1), STAGES[4]])
    sheet.won(ago(100), ago(50), 1)
    assert not sheet.facts().at(TODAY).stalled.any()
