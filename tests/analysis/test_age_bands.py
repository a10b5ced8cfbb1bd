"""Open deals by stage and age, beside a plain loop over the deals."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis.age_bands import BANDS, CLOCKS, age_bands
from cockpit.analysis.facts import build
from cockpit.analysis.raw import NO_DAY
from cockpit.domain.filters import EVERYTHING, DealFilter
from tests.analysis.sheet import NEW, TALKS, Sheet
from tests.analysis.sheet import TODAY as SHEET_TODAY
from tests.analysis.worlds import TODAY, World, raw_deals, worlds

# The last day of each band; what is older, and what is not known, come after them.
LAST_DAYS = (7, 14, 30, 60, 90)
OWNERS = frozenset({1, 2})


@settings(max_examples=40)
@given(worlds, st.sampled_from(CLOCKS), st.booleans())
def test_each_open_deal_is_in_the_cell_of_its_stage_and_age(
    world: World, clock: str, few: bool
) -> None:
    facts = build(raw_deals(world.deals), world.references, 1, TODAY)
    state, stages = facts.at(TODAY), set(facts.references.stages.named.ids)
    wanted: dict[tuple[int, int], list[int]] = defaultdict(list)
    for spot, deal in enumerate(facts.deal_ids.tolist()):
        stage, owner = int(state.stage[spot]), int(state.owner[spot])
        if state.is_open[spot] and stage in stages and (owner in OWNERS or not few):
            wanted[stage, _band(int(state.column(clock)[spot]))].append(deal)
    table = age_bands(facts, TODAY, DealFilter(owners=OWNERS) if few else EVERYTHING, clock)
    cells = [
        ((stage, band), list(deals))
        for (stage, _label), line in zip(table.stages, table.deals, strict=True)
        for band, deals in enumerate(line)
    ]
    assert {cell: deals for cell, deals in cells if deals} == wanted
    assert table.count.ravel().tolist() == [len(deals) for _cell, deals in cells]


def _band(age: int) -> int:
    if age == NO_DAY:
        return len(BANDS) - 1
    return sum(age > day for day in LAST_DAYS)


def test_money_is_added_and_what_has_none_is_counted() -> None:
    sheet = Sheet()
    sheet.open(date(2026, 3, 24), TALKS, 5_000)  # 7 days
    sheet.open(date(2026, 3, 24), TALKS)  # its product's 10,000
    sheet.open(date(2026, 3, 24), TALKS, product=2)  # neither
    sheet.open(date(2026, 3, 23), TALKS, 400)  # 8 days
    sheet.open(date(2025, 12, 1), NEW, 30)
    table = age_bands(sheet.facts(), SHEET_TODAY)
    assert [label for _id, label in table.stages] == ["New", "Talks"]
    assert table.value.tolist() == [[0, 0, 0, 0, 0, 30, 0], [15_000, 400, 0, 0, 0, 0, 0]]
    assert table.not_priced.tolist() == [[0] * 7, [1, 0, 0, 0, 0, 0, 0]]
    assert table.deals[1][0] == (1, 2, 3)


def test_another_clock_is_refused() -> None:
    with pytest.raises(KeyError, match="sundial"):
        age_bands(Sheet().facts(), SHEET_TODAY, clock="sundial")
