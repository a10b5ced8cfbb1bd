"""One line becomes a task by the grammar, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.quick_add import end_of_week, read_line
from cockpit.domain.work_items import Cadence

TUESDAY = date(2026, 11, 24)
WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"

# line: (title, due, time)
ONCE = [
    ("Call Ana", "Call Ana", "2026-11-24", ""),
    ("Call Ana today", "Call Ana", "2026-11-24", ""),
    ("Call Ana tomorrow 10:00", "Call Ana", "2026-11-25", "10:00"),
    ("tomorrow call Ana", "call Ana", "2026-11-25", ""),
    ("Call Ana day after tomorrow", "Call Ana", "2026-11-26", ""),
    ("review #Isdom Fri", "review Isdom", "2026-11-27", ""),
    ("Send the quote on Friday", "Send the quote", "2026-11-27", ""),
    ("Send the quote by Thursday 16:30", "Send the quote", "2026-11-26", "16:30"),
    ("Send it due mon", "Send it", "2026-11-30", ""),
    ("Talk on Tuesday", "Talk", "2026-12-01", ""),
    ("1:1 with Ana next Tuesday 14:00", "1:1 with Ana", "2026-12-01", "14:00"),
    ("Plan next week", "Plan", "2026-11-30", ""),
    ("Budget next month", "Budget", "2026-12-01", ""),
    ("Tidy up by end of week", "Tidy up", "2026-11-27", ""),
    ("Tidy up eow", "Tidy up", "2026-11-27", ""),
    ("Close books end of month", "Close books", "2026-11-30", ""),
    ("Send quote in 3 days", "Send quote", "2026-11-27", ""),
    ("Send quote in a week", "Send quote", "2026-12-01", ""),
    ("Renew in 2 months", "Renew", "2027-01-24", ""),
    ("Check pipeline +2w", "Check pipeline", "2026-12-08", ""),
    ("Check pipeline +3d", "Check pipeline", "2026-11-27", ""),
    ("Visit Hatfan 27 Nov", "Visit Hatfan", "2026-11-27", ""),
    ("Visit Hatfan on 3rd December", "Visit Hatfan", "2026-12-03", ""),
    ("Visit Hatfan Dec 3 2027", "Visit Hatfan", "2027-12-03", ""),
    ("May 5 dinner", "dinner", "2027-05-05", ""),
    ("Report 5 October", "Report", "2026-10-05", ""),
    ("Invoice 2026-12-31", "Invoice", "2026-12-31", ""),
    ("lunch at noon", "lunch", "2026-11-24", "12:00"),
    ("write at 10", "write", "2026-11-24", "10:00"),
    ("write 9am", "write", "2026-11-24", "09:00"),
    ("write at 12am", "write", "2026-11-24", "00:00"),
    ("write 2:30 pm", "write", "2026-11-24", "14:30"),
    ("Prepare Monday meeting by Friday", "Prepare Monday meeting", "2026-11-27", ""),
    ('"Monday memo" 27 Nov', "Monday memo", "2026-11-27", ""),
    ("Ask @Moses about Hatfan by 30 Nov", "Ask about Hatfan", "2026-11-30", ""),
    ("Call Ana, tomorrow, 10:00", "Call Ana", "2026-11-25", "10:00"),
    # what stays in the title
    ("Call Sun Corp", "Call Sun Corp", "2026-11-24", ""),
    ("Call Mark", "Call Mark", "2026-11-24", ""),
    ("March plan", "March plan", "2026-11-24", ""),
    ("weekly digest", "weekly digest", "2026-11-24", ""),
    ("Monday memo", "Monday memo", "2026-11-24", ""),
    ("call 5/6", "call 5/6", "2026-11-24", ""),
    ("raise to 2.5", "raise to 2.5", "2026-11-24", ""),
    ("Meet 25:00", "Meet 25:00", "2026-11-24", ""),
    ("Close the deal 31 Nov", "Close the deal 31 Nov", "2026-11-24", ""),
    ("Approve discount 18 %", "Approve discount 18 %", "2026-11-24", ""),
    ("see you at 10 Downing Street", "see you at 10 Downing Street", "2026-11-24", ""),
    ("today", "today", "2026-11-24", ""),
    ("every Friday", "every Friday", "2026-11-24", ""),
    ("x every 0 days", "x every 0 days", "2026-11-24", ""),
    ("<b>bold</b> =1+1", "<b>bold</b> =1+1", "2026-11-24", ""),
]
# line: (title, first day, time, cadence, rule)
AGAIN = [
    ("Forecast update every Friday 16:00", "Forecast update", "2026-11-27", "16:00",
     Cadence.WEEKLY, "FREQ=WEEKLY;BYDAY=FR"),
    ("1:1 Moses every 2nd Tuesday", "1:1 Moses", "2026-11-24", "",
     Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    ("1:1 Moses every other Wednesday", "1:1 Moses", "2026-11-25", "",
     Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ("standup every weekday 9:15", "standup", "2026-11-24", "09:15", Cadence.DAILY, WEEKDAYS),
    ("standup weekdays", "standup", "2026-11-24", "", Cadence.DAILY, WEEKDAYS),
    ("Journal daily", "Journal", "2026-11-24", "", Cadence.DAILY, ""),
    ("Journal every day 18:00", "Journal", "2026-11-24", "18:00", Cadence.DAILY, ""),
    ("Water every 3 days", "Water", "2026-11-24", "",
     Cadence.DAILY, "FREQ=DAILY;INTERVAL=3"),
    ("Review every Tue and Thu at 14:00", "Review", "2026-11-24", "14:00",
     Cadence.DAILY, "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("sync every Monday, Wednesday and Friday", "sync", "2026-11-25", "",
     Cadence.DAILY, "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("digest weekly", "digest", "2026-11-24", "", Cadence.WEEKLY, ""),
    ("Strategy every other week", "Strategy", "2026-11-24", "",
     Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2"),
    ("Pay every month on the 15th at 9am", "Pay", "2026-12-15", "09:00",
     Cadence.MONTHLY, "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("Pay every last day of the month", "Pay", "2026-11-30", "",
     Cadence.MONTHLY, "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("Board first Monday of the month", "Board", "2026-12-07", "",
     Cadence.MONTHLY, "FREQ=MONTHLY;BYDAY=1MO"),
    ("report last Friday of the month 15:00", "report", "2026-11-27", "15:00",
     Cadence.MONTHLY, "FREQ=MONTHLY;BYDAY=-1FR"),
    ("QBR quarterly", "QBR", "2026-11-24", "", Cadence.QUARTERLY, ""),
    ("plan every day 08:00 from 1 Dec", "plan", "2026-12-01", "08:00", Cadence.DAILY, ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "title", "due", "time"), ONCE)
def test_a_line_for_once(line: str, title: str, due: str, time: str) -> None:
    task = read_line(line, TUESDAY, TUESDAY)
    assert (task.title, task.due_on.isoformat(), task.due_time) == (title, due, time)
    assert (task.cadence, task.rule) == (Cadence.ONCE, "")


@pytest.mark.parametrize(("line", "title", "first", "time", "cadence", "rule"), AGAIN)
def test_a_line_for_again(
    line: str, title: str, first: str, time: str, cadence: Cadence, rule: str
) -> None:
    task = read_line(line, TUESDAY, TUESDAY)
    assert (task.title, task.due_on.isoformat(), task.due_time) == (title, first, time)
    assert (task.cadence, task.rule) == (cadence, rule)


def test_there_are_sixty_lines() -> None:
    assert len(ONCE) + len(AGAIN) >= 60


def test_links_are_read_and_named() -> None:
    task = read_line('Ask @Moses about #"Acme & Sons" tomorrow', TUESDAY, TUESDAY)
    assert (task.link, task.person, task.title) == ("Acme & Sons", "Moses", "Ask about Acme & Sons")


def test_a_line_without_a_day_takes_the_panels() -> None:
    friday = end_of_week(TUESDAY)
    assert friday == date(2026, 11, 27)
    assert read_line("Call Ana", TUESDAY, friday).due_on == friday
    assert read_line("Call Ana 10:00", TUESDAY, friday).due_on == TUESDAY


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_any_text_is_read_without_losing_its_words(text: str, today: date) -> None:
    task = read_line(text, today, today)
    if text.split():
        assert task.title or not text.strip(' ,;"“”')
    assert task.due_on.year < 9999
