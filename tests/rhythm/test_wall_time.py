"""A clock on the wall means one instant, in every zone and on every day that clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.analysis.wall_time import instant
from tests.rhythm.simulated import zones

NEW_YORK = ZoneInfo("America/New_York")
APIA = ZoneInfo("Pacific/Apia")
HOURS = (0, 1, 2, 3, 12, 23)


@pytest.mark.parametrize(
    ("local", "wanted"),
    [
        ("2026-03-08T01:59", "2026-03-08T06:59"),
        ("2026-03-08T02:00", "2026-03-08T07:00"),  # skipped: an hour on
        ("2026-03-08T02:30", "2026-03-08T07:30"),
        ("2026-03-08T03:00", "2026-03-08T07:00"),
        ("2026-11-01T01:30", "2026-11-01T05:30"),  # comes twice: the first
        ("2026-11-01T02:00", "2026-11-01T07:00"),
    ],
)
def test_new_york(local: str, wanted: str) -> None:
    at = instant(datetime.fromisoformat(local), NEW_YORK)
    assert at == datetime.fromisoformat(wanted).replace(tzinfo=UTC)


def test_a_day_that_a_zone_skips_is_the_first_instant_after() -> None:
    """Samoa went from 29 December 2011 to the 31st."""
    after = datetime(2011, 12, 30, 10, tzinfo=UTC)
    skipped = datetime.fromisoformat("2011-12-30")
    assert {instant(skipped + timedelta(hours=hour), APIA) for hour in HOURS} == {after}
    assert instant(skipped + timedelta(days=1), APIA) == after
    assert instant(skipped - timedelta(hours=1), APIA) == after - timedelta(hours=1)


def changes(zone: ZoneInfo, year: int) -> list[date]:
    """The days on which the clocks of a zone change, found by looking at them."""
    first = datetime(year, 1, 1, tzinfo=UTC)
    offsets = [
        (first + timedelta(days=n)).astimezone(zone).utcoffset() for n in range(366)
    ]  # fmt: skip
    found = [n for n in range(365) if offsets[n] != offsets[n + 1]]
    return [(first + timedelta(days=n + k)).astimezone(zone).date() for n in found for k in (0, 1)]


def by_looking(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant by walking along the line of instants, minute by minute, with no arithmetic of
    offsets but the zone's own."""
    at = local.replace(tzinfo=UTC) - timedelta(hours=16)
    last = at + timedelta(hours=32)
    before = None
    while at < last:
        shown = at.astimezone(zone).replace(tzinfo=None)
        if shown == local:
            return at
        if shown > local and before is not None:
            # Skipped: as long after the change as it would have been without it.
            return at + (local - before) - timedelta(minutes=1)
        before, at = shown, at + timedelta(minutes=1)
    raise AssertionError(f"{local} is nowhere in {zone.key}")


@pytest.mark.parametrize("part", range(4))
def test_every_change_of_every_zone(part: int) -> None:
    """Zones that share their clocks are looked at once."""
    seen = set()
    for name in zones()[part::4]:
        zone = ZoneInfo(name)
        for day in changes(zone, 2026):
            for hour in (1, 2, 3):
                local = datetime.combine(day, datetime.min.time()) + timedelta(
                    hours=hour, minutes=30
                )
                at = instant(local, zone)
                key = (local, at, zone.utcoffset(local), zone.dst(local))
                if key not in seen:
                    seen.add(key)
                    assert at == by_looking(local, zone), (name, local)
    assert len(seen) > 30
