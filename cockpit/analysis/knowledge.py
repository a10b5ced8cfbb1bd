"""What had been learnt by an instant: the facts without what came to be known later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np

from cockpit.analysis.layers import Layers
from cockpit.analysis.ledger import Ledger, sorted_ledger
from cockpit.analysis.ledger_tables import Versions
from cockpit.analysis.raw import NEVER, NO_DAY, day_number

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Known:
    """The layers as they were known, and whether the source's own dates had to answer."""

    layers: Layers
    backfill: bool


def known_by(layers: Layers, known_at: datetime) -> Known:
    """Drop what was learnt after ``known_at`` and take back what was superseded later.

    First = the earliest learnt_at of any version: the first import, which is backfill. Before it
    its own dates answer: what it says happened by the day of ``known_at`` (in the instant's own
    zone), and a visit that ended later had not ended.
    """
    ledger = layers.whole()
    instant = (known_at - EPOCH) // timedelta(microseconds=1)
    every = ledger.versions.joined(ledger.old_versions)
    first = int(every.learnt.min()) if len(every) else instant
    until = day_number(known_at.date()) if instant < first else NO_DAY
    return Known(Layers.of(_at(ledger, every, max(instant, first), until)), instant < first)


def _at(ledger: Ledger, every: Versions, instant: int, until: int) -> Ledger:
    """The ledger of what was learnt by ``instant`` and happened by the day ``until``."""
    versions = every.take(np.argsort(every.arrival, kind="stable"))
    versions = versions.take(
        (versions.learnt <= instant) & (versions.superseded > instant) & (versions.day <= until)
    )
    versions = replace(versions, superseded=np.full(len(versions), NEVER, np.int64))
    visits = ledger.visits
    visits = visits.take((visits.learnt <= instant) & (visits.entered <= until))
    left = np.where(visits.left > until, NO_DAY, visits.left).astype(np.int32)
    activities = ledger.activities
    activities = activities.take((activities.learnt <= instant) & (activities.day <= until))
    return sorted_ledger(ledger.deals, versions, replace(visits, left=left), activities)
