"""What the first figures would have to wait for: columns that are worked out once, and then kept.

Most say nothing about a day, so they hold until the whole file is read again; for the ends of the
months that a line shows there are also the deals open then, those closed in the month and in the
quarters that rates are taken from, and the norms, which hold until something changes that had
happened by then. A figure asked for before they are there works out itself what it needs of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cockpit.analysis.facts import Facts
from cockpit.analysis.milestones import stages_past
from cockpit.analysis.norms import norms_at
from cockpit.analysis.raw import day_number, day_of
from cockpit.analysis.records import RecordKind
from cockpit.analysis.trend import periods_back
from cockpit.analysis.velocity import window
from cockpit.domain.period import Unit
from cockpit.domain.pipeline import Milestone

_OF_LEDGER = ("closings", "open_runs", "reopens", "credit", "version_of_visit", "first_touch")
_OF_LAYER = ("stays", "pushes")
# As many months as a line shows.
MONTHS = 15


def preparations(facts: Facts) -> Iterator[Callable[[], object]]:
    """Piece by piece, some milliseconds each at 100,000 deals (records: up to a second)."""
    layer, stages = facts.layers.big, facts.references.stages
    ledger = layer.ledger
    for line in (ledger.course, ledger.visited, ledger.touches):
        yield partial(getattr, line, "until")
    for name in _OF_LEDGER:
        yield partial(getattr, ledger, name)
    for name in _OF_LAYER:
        yield partial(getattr, layer, name)
    yield partial(layer.paths, stages)
    for milestone in (Milestone.QUALIFIED, Milestone.PROPOSAL):
        yield partial(ledger.first_entered, stages_past(facts, milestone))
    for month in periods_back(Unit.MONTH, day_of(facts.read_on), MONTHS):
        day = min(day_number(month.last_day), facts.read_on)
        yield partial(layer.open_on, day)
        yield partial(layer.closed, day, day_number(month.start), day + 1)
        yield partial(norms_at, facts, day)
        quarters = window(facts, day_of(day))
        if quarters is not None:
            start, end = day_number(quarters.start), day_number(quarters.end)
            yield partial(layer.closed, day, start, end)
    for kind in RecordKind:
        yield partial(facts.records.table, kind)
