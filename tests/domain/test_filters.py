"""Filters of deals: what a saved view keeps."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.filters import EVERYTHING, DealFilter, Scope, filter_from_json
from cockpit.domain.period import parse

ids = st.frozensets(st.integers(1, 99), max_size=3)
filters = st.builds(
    DealFilter,
    scope=st.sampled_from(Scope),
    me=st.none() | st.integers(1, 9),
    owners=ids,
    teams=ids,
    regions=st.frozensets(st.text(max_size=5), max_size=2),
    managers=ids,
    products=ids,
    pipelines=ids,
    accounts=ids,
    stages=ids,
    text=st.text(max_size=5),
    stalled=st.booleans(),
    open_only=st.booleans(),
    closing=st.none() | st.sampled_from([parse("2017-Q4"), parse("2017-10-05")]),
)


@given(filters)
def test_a_saved_view_reads_back(wanted: DealFilter) -> None:
    kept = json.loads(json.dumps(wanted.as_json()))
    assert filter_from_json(kept) == wanted


def test_only_what_asks_something_is_kept() -> None:
    assert EVERYTHING.as_json() == {}
    assert DealFilter(owners=frozenset({2, 1}), deals=frozenset({5})).as_json() == {
        "owners": [1, 2]
    }


def test_parts_of_a_newer_version_are_left_out() -> None:
    assert filter_from_json({"owners": [3], "mood": "good"}) == DealFilter(owners=frozenset({3}))


def test_quotas_apply_to_people_only() -> None:
    assert DealFilter(owners=frozenset({1}), scope=Scope.TREE, me=2).about_people_only
    assert not DealFilter(products=frozenset({1})).about_people_only
    assert not DealFilter(text="acme", deals=frozenset()).about_people_only
