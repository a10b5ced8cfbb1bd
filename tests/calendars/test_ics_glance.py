"""What an event says is read from its lines: our own texts, others', and nonsense."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from cockpit.catalog.calendars.ics_glance import Glance, glance
from cockpit.catalog.calendars.ics_writer import EventWords, written

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1,
                max_size=120)  # fmt: skip


@given(words, words, st.booleans())
def test_what_was_written_is_read_again(title: str, place: str, repeats: bool) -> None:
    start = datetime(2026, 3, 12, 10, tzinfo=MADRID)
    rule = "FREQ=WEEKLY" if repeats else ""
    event = EventWords("u", title, start, start + timedelta(hours=1), place, rule=rule,
                       remind_minutes=(120,))  # fmt: skip
    naive = start.replace(tzinfo=None)
    told = glance(written([event], NOW).decode("utf-8"))
    assert told == Glance(title, place, naive, naive + timedelta(hours=1), "Europe/Madrid", repeats)


def test_a_whole_day_and_an_instant() -> None:
    text = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260312\r\nSUMMARY:Fair\r\nEND:VEVENT"
    assert glance(text) == Glance("Fair", start=date(2026, 3, 12))
    told = glance("BEGIN:VEVENT\nDTSTART:20260312T090000Z\nEND:VEVENT")
    assert (told.start, told.zone) == (datetime(2026, 3, 12, 9), "UTC")  # noqa: DTZ001 as written


@given(st.text(max_size=300))
def test_nonsense_is_an_empty_glance(text: str) -> None:
    assert glance(text).start is None
    assert glance(f"BEGIN:VEVENT\n{text}\nEND:VEVENT").title in (glance(text).title, "") or text
