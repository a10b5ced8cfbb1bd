"""The demo: a made-up, realistic team in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from cockpit.actions.demo import fill_with
from cockpit.analysis.simulated_team import simulate
from cockpit.domain.identity import Identities
from cockpit.domain.refusal import Refused
from cockpit.jobs.demo_watch import watch_over
from cockpit.wording import _
from cockpit.workspace.facts_cache import file_of
from cockpit.workspace.opening import new_workspace


def make_demo(
    path: Path,
    seed: int,
    today: date,
    *,
    deals: int = 9_000,
    zone: str = "UTC",
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Make the file at ``path`` with ``deals`` deals of the fifteen months before ``today``.

    The same seed, day, size and ``zone`` (the business zone, an IANA name) make the same file.
    ``progress`` is told how many rows are written and how many there are; what it raises ends
    the making. The file appears when it is whole; Refused when there is one already.
    """
    if path.exists():
        raise Refused(_("The demo is made in a folder of its own, and this one is in use."))
    draft = path.with_name(path.name + ".making")
    _sweep(draft)
    business_zone = ZoneInfo(zone)
    morning = datetime.combine(today, time(), business_zone).astimezone(UTC)
    chance = np.random.default_rng(seed)
    identities = Identities(lambda bits: int(chance.integers(1 << bits)))
    workspace = new_workspace(
        draft, lambda: morning, who="demo", local_zone=zone, identities=identities
    )
    try:
        workspace.tend(fill_with, simulate(seed, today, deals, business_zone), progress)
        watch_over(workspace)
        workspace.rest()
        workspace.close()
        draft.replace(path)
    finally:
        workspace.close()
        _sweep(draft)


def _sweep(draft: Path) -> None:
    """Take away what an interrupted making left."""
    for ending in ("", "-wal", "-shm"):
        draft.with_name(draft.name + ending).unlink(missing_ok=True)
    file_of(draft).unlink(missing_ok=True)
