"""What is said of a day is kept, can be taken back, and shapes the next morning's brief."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.day import (
    check_in_with,
    close_day,
    lay_task,
    lift_task,
    note_news,
    praise,
    start_time,
    stop_time,
    tick_check,
)
from cockpit.actions.deals import edit_deal, open_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.actions.tasks import add_task
from cockpit.analysis.overnight import Happened
from cockpit.cli.run import run
from cockpit.domain.day import NewsAbout, TimeCategory
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.jobs.brief import morning_brief, to_see
from cockpit.queries.day import (
    day_closed,
    hours_by_category,
    news_since,
    praise_in,
    running,
    slots,
    ticks,
    time_between,
    words_with,
)
from cockpit.workspace import Workspace
from tests.conftest import Clock

TODAY = date(2026, 3, 10)
TOMORROW = TODAY + timedelta(days=1)


def _hire(workspace: Workspace, name: str) -> int:
    def hire(work: Any) -> int:
        person = Person(name)
        work.add(person)
        return person.id

    return workspace.do(hire)


def test_checks_are_ticked_once_and_opened_again(workspace: Workspace) -> None:
    workspace.do(tick_check, TODAY, "inbox", True)
    position = workspace.position
    workspace.do(tick_check, TODAY, "inbox", True)
    assert workspace.position == position
    assert workspace.ask(ticks, TODAY) == {"inbox"}
    assert workspace.ask(ticks, TOMORROW) == frozenset()
    workspace.do(tick_check, TODAY, "inbox", False)
    assert workspace.ask(ticks, TODAY) == frozenset()
    workspace.undo()
    assert workspace.ask(ticks, TODAY) == {"inbox"}


def test_time_goes_to_one_thing_at_a_time(workspace: Workspace, clock: Clock) -> None:
    workspace.do(start_time, TimeCategory.COACHING)
    clock.advance(minutes=90)
    workspace.do(start_time, TimeCategory.FIREFIGHTING, "an outage")
    clock.advance(minutes=30)
    now = workspace.ask(running)
    assert now is not None
    assert (now.category, now.note) == (TimeCategory.FIREFIGHTING, "an outage")
    midnight = datetime(2026, 3, 10, tzinfo=UTC)
    rows = workspace.ask(time_between, midnight, midnight + timedelta(days=1))
    hours = hours_by_category(rows, midnight, midnight + timedelta(days=1), clock())
    assert hours == {TimeCategory.COACHING: 1.5, TimeCategory.FIREFIGHTING: 0.5}
    clock.advance(hours=-5)
    workspace.do(stop_time)
    rows = workspace.ask(time_between, midnight, midnight + timedelta(days=1))
    assert [row.ended_at is not None and row.ended_at >= row.started_at for row in rows] == [
        True
    ] * len(rows)
    with pytest.raises(Refused):
        workspace.do(stop_time)


def test_a_stretch_over_midnight_counts_on_both_days(workspace: Workspace, clock: Clock) -> None:
    clock.advance(hours=13)
    workspace.do(start_time, TimeCategory.SELLING)
    clock.advance(hours=4)
    workspace.do(stop_time)
    for day, hours in ((10, 2.0), (11, 2.0)):
        start = datetime(2026, 3, day, tzinfo=UTC)
        end = start + timedelta(days=1)
        rows = workspace.ask(time_between, start, end)
        assert hours_by_category(rows, start, end, clock()) == {TimeCategory.SELLING: hours}


def test_a_word_with_somebody_says_something(workspace: Workspace) -> None:
    ana = _hire(workspace, "Ana")
    workspace.do(check_in_with, ana, 2, "waits for legal", "will call at noon")
    (row,) = workspace.ask(words_with, ana)
    said = row.person, row.mood, row.blocker, row.line
    assert said == ("Ana", 2, "waits for legal", "will call at noon")
    for wrong in ((None, "", " "), (6, "", "x"), (0, "", "x")):
        with pytest.raises(Refused):
            workspace.do(check_in_with, ana, *wrong)


def test_who_is_stuck_comes_before_who_is_quiet(workspace: Workspace, clock: Clock) -> None:
    ana, bo = _hire(workspace, "Ana"), _hire(workspace, "Bo")
    workspace.do(check_in_with, ana, 1)
    clock.advance(minutes=5)
    workspace.do(check_in_with, ana, 4, "", "better")
    workspace.do(check_in_with, bo, None, "no demo system")
    rows = workspace.ask(words_with, bo) + workspace.ask(words_with, ana)
    assert [(one.person, one.why, one.words) for one in to_see([], rows)] == [
        ("Bo", "blocker", "no demo system")
    ]


def test_the_day_ends_with_a_word_and_three_tasks(workspace: Workspace) -> None:
    ids = [workspace.do(add_task, f"Task {n}", due_on=TOMORROW) for n in range(4)]
    with pytest.raises(Refused):
        workspace.do(close_day, TODAY, "", ids)
    workspace.do(close_day, TODAY, "good", ids[:3])
    workspace.do(close_day, TODAY, "very good", [ids[1], ids[1], ids[0]])
    closed = workspace.ask(day_closed, TODAY)
    assert closed is not None
    assert (closed.word, closed.first) == ("very good", ("Task 1", "Task 0"))
    workspace.undo()
    closed = workspace.ask(day_closed, TODAY)
    assert closed is not None
    assert closed.first == ("Task 0", "Task 1", "Task 2")


def test_tasks_are_laid_into_hours_and_lifted(workspace: Workspace) -> None:
    task = workspace.do(add_task, "Call Isdom", due_on=TODAY)
    workspace.do(lay_task, task, TODAY, "14:00", 45)
    workspace.do(lay_task, task, TODAY, "10:30")
    (row,) = workspace.ask(slots, TODAY)
    assert (row.title, row.at_time, row.minutes) == ("Call Isdom", "10:30", 30)
    for wrong in ("24:00", "9:00", "x"):
        with pytest.raises(Refused):
            workspace.do(lay_task, task, TODAY, wrong)
    workspace.do(lift_task, task, TODAY)
    with pytest.raises(Refused):
        workspace.do(lift_task, task, TODAY)


def test_news_and_praise_are_kept(workspace: Workspace) -> None:
    ana = _hire(workspace, "Ana")
    workspace.do(note_news, NewsAbout.RIVAL, " They cut prices ")
    workspace.do(praise, ana, "Brought the CFO in early", True)
    (news,) = workspace.ask(news_since, datetime(2026, 3, 10, tzinfo=UTC))
    (kept,) = workspace.ask(praise_in, TODAY, TOMORROW)
    assert (news.about, news.text) == (NewsAbout.RIVAL, "They cut prices")
    assert (kept.person, kept.public) == ("Ana", True)


def _deal(workspace: Workspace, name: str, amount: int, close: date) -> int:
    return workspace.do(open_deal, name, 1, "USD", amount=amount, expected_close=close)


def test_what_changed_since_yesterday(workspace: Workspace, clock: Clock) -> None:
    stages = dict(workspace.ask(lambda db: db.all("SELECT name, id FROM stage")))
    later = date(2026, 6, 1)
    names = ("forward", "pushed", "shrank", "won", "same")
    deals = {name: _deal(workspace, name, 100_00, later) for name in names}
    clock.advance(days=2)
    first, second = sorted(stages.values())[:2]
    workspace.do(move_deal, deals["forward"], second, with_gaps=True)
    workspace.do(edit_deal, deals["pushed"], expected_close=date(2026, 9, 1))
    workspace.do(edit_deal, deals["shrank"], amount=60_00)
    workspace.do(move_deal, deals["won"], stages["Won"], Closing(), with_gaps=True)
    fresh = _deal(workspace, "fresh", 50_00, later)
    changes = morning_brief(workspace).changes
    happened = {what: turn.deals for what, turn in changes.items() if turn.n}
    assert first != second
    assert happened == {
        Happened.FORWARD: (deals["forward"],),
        Happened.PUSHED: (deals["pushed"],),
        Happened.SHRANK: (deals["shrank"],),
        Happened.WON: (deals["won"],),
        Happened.NEW: (fresh,),
    }
    assert changes[Happened.SHRANK].value == -40_00
    assert changes[Happened.WON].value == 100_00


def test_the_brief_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "data")
    assert run(["--data", data, "brief", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["check"] for one in told["checks"]] == ["team", "calendar", "inbox", "news"]
    assert (told["needs_me"], told["to_see"]) == ([], [])
    assert run(["--data", data, "brief"]) == 0
    assert "Needs you" in capsys.readouterr().out
