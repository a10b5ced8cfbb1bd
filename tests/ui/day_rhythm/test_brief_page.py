"""The brief is walked by keyboard; each key is one step that undo takes back."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cockpit.actions.day import check_in_with, close_day, note_news
from cockpit.actions.meetings import OnTheSpot, meet_once
from cockpit.actions.reminder_claims import claim_due, mark_shown
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.tasks import add_task
from cockpit.analysis.overnight import Turn
from cockpit.cli.brief import do_brief
from cockpit.cli.output import plain
from cockpit.domain.day import NewsAbout
from cockpit.domain.meetings import MeetingKind
from cockpit.domain.period import DAY
from cockpit.jobs.brief import CHECKS, ToSee
from cockpit.queries.agenda import AgendaRow, one_task
from cockpit.queries.day import last_words, news_since, ticks
from cockpit.queries.people import active_people
from cockpit.queries.reminders import inbox
from cockpit.storage.numbers import day_number
from cockpit.ui.brief.check_in import CheckInForm
from cockpit.ui.brief.page import BriefPage
from cockpit.ui.brief.turn_rows import TurnRows
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.figures import percent, short_money
from cockpit.ui.widgets.line_button import LineButton
from cockpit.ui.widgets.line_panel import LinePanel
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.day_rhythm.conftest import Shower

Key = Qt.Key


@pytest.fixture
def page(context: Context, relay: ChangeRelay, on_screen: Shower) -> BriefPage:
    """The page on screen."""
    made = BriefPage(context, relay)
    on_screen(made, made.commands(), "brief")
    return made


def lines(panel: LinePanel) -> list[str]:
    return [line.item.title for line in panel.lines()]


def at(page: BriefPage) -> LineButton:
    focused: Any = page.window().focusWidget()
    assert isinstance(focused, LineButton)
    return focused


def walk_to(page: BriefPage, qtbot: QtBot, key: str) -> LineButton:
    """Up or down with K and J until the line of the key has the keyboard."""
    for way in (Key.Key_K, Key.Key_J):
        for _step in range(60):
            if at(page).item.key == key:
                return at(page)
            qtbot.keyClick(at(page), way)
    raise AssertionError(f"J never comes to {key}")


def a_person(workspace: Workspace) -> tuple[int, str]:
    one = workspace.ask(active_people)[0]
    return one.id, one.name


def test_j_and_k_walk_over_every_line_of_every_panel(page: BriefPage, qtbot: QtBot) -> None:
    seen = [at(page).item.key]
    everything = sum(len(panel.lines()) for panel in page.panels._order)
    for _step in range(everything - 1):
        qtbot.keyClick(at(page), Key.Key_J)
        seen.append(at(page).item.key)
    assert len(set(seen)) == everything
    qtbot.keyClick(at(page), Key.Key_J)
    assert at(page).item.key == seen[-1]
    for key in reversed(seen[:-1]):
        qtbot.keyClick(at(page), Key.Key_K)
        assert at(page).item.key == key


def test_x_ticks_a_check_and_undo_opens_it(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    walk_to(page, qtbot, "inbox")
    qtbot.keyClick(at(page), Key.Key_X)
    assert filled.ask(ticks, filled.today()) == {"inbox"}
    qtbot.waitUntil(lambda: at(page).item.ticked is True)
    qtbot.keyClick(at(page), Key.Key_X)
    assert filled.ask(ticks, filled.today()) == frozenset()
    filled.undo()
    qtbot.waitUntil(lambda: page.panels.checks.lines()[2].item.ticked is True)


def test_the_last_check_ends_the_brief_and_one_undo_opens_both(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    step = page._step()
    assert step is not None
    for check in CHECKS:
        walk_to(page, qtbot, check)
        qtbot.keyClick(at(page), Key.Key_X)
        qtbot.waitUntil(lambda check=check: check in page.brief.done)  # type: ignore[misc,union-attr]
    qtbot.waitUntil(lambda: "Ctrl Enter starts the day" in page.heading()[1])
    done = page._step()
    assert done is not None
    assert done.resolved
    filled.undo()
    qtbot.waitUntil(lambda: "two minutes" in page.heading()[1])
    again = page._step()
    assert again is not None
    assert not again.resolved


def test_a_line_of_changes_opens_the_very_deals(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    turns = [line for line in page.panels.since.lines() if isinstance(line.item.subject, Turn)]
    assert turns
    line = max(turns, key=lambda one: len(one.item.subject.deals))  # type: ignore[attr-defined]
    turn = line.item.subject
    assert isinstance(turn, Turn)
    assert str(turn.n) in line.item.value
    walk_to(page, qtbot, line.item.key)
    qtbot.keyClick(at(page), Key.Key_Return)
    rows = page.window().findChild(TurnRows)
    assert rows is not None
    assert {row.id for row in rows.table.rows.rows()} == set(turn.deals)
    with qtbot.waitSignal(page.opened) as asked:
        qtbot.keyClick(rows.table, Key.Key_Return)
    assert asked.args[0] == "deal"
    assert asked.args[1] in turn.deals


def test_checking_in_keeps_a_line_and_a_blocker_until_it_is_cleared(
    page: BriefPage, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    person_id, name = a_person(filled)
    page.check_in(person_id, name)
    form = page.window().findChild(CheckInForm)
    assert form is not None
    qtbot.keyClicks(form.line, "jkx calls at noon")
    qtbot.keyClicks(form.blocker, "legal")
    form.choose_mood(2)
    qtbot.keyClick(form.blocker, Key.Key_Return)
    (row,) = filled.ask(last_words, filled.today())
    assert (row.person, row.mood, row.line, row.blocker) == (name, 2, "jkx calls at noon", "legal")
    clock.advance(days=60)
    page.refresh()
    line = page.panels.line_of(f"person:{person_id}")
    assert line is not None
    assert "legal" in line.item.value
    walk_to(page, qtbot, line.item.key)
    qtbot.keyClick(line, Key.Key_X)
    assert filled.ask(last_words, filled.today())[0].blocker == ""
    filled.undo()
    assert filled.ask(last_words, filled.today())[0].blocker == "legal"


def test_an_empty_word_is_refused_in_the_form(page: BriefPage, filled: Workspace) -> None:
    person_id, name = a_person(filled)
    page.check_in(person_id, name)
    form = page.window().findChild(CheckInForm)
    assert form is not None
    form.take()
    assert "in the way" in form._refusal.text()
    assert filled.ask(last_words, filled.today()) == ()


def test_the_form_begins_with_what_is_still_in_the_way(page: BriefPage, filled: Workspace) -> None:
    person_id, name = a_person(filled)
    filled.do(check_in_with, person_id, None, "no demo system")
    page.check_in(person_id, name)
    form = page.window().findChild(CheckInForm)
    assert form is not None
    assert form.blocker.text() == "no demo system"


def test_news_is_noted_in_the_line(page: BriefPage, filled: Workspace, qtbot: QtBot) -> None:
    before = filled.now()
    qtbot.keyClick(at(page), Key.Key_N)
    field = page.panels.news.text
    assert page.window().focusWidget() is field
    qtbot.keyClicks(field, "they cut prices")
    qtbot.keyClick(field, Key.Key_Return)
    assert [row.text for row in filled.ask(news_since, before)] == ["they cut prices"]
    assert field.text() == ""
    qtbot.waitUntil(lambda: "they cut prices" in page.panels.checks.lines()[3].item.second)


def test_a_deal_is_put_off_and_made_a_task(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    keys = [line.item.key for line in page.panels.needs.lines()]
    walk_to(page, qtbot, keys[0])
    qtbot.keyClick(at(page), Key.Key_S)
    qtbot.waitUntil(lambda: page.panels.line_of(keys[0]) is None)
    walk_to(page, qtbot, keys[1])
    title = at(page).item.title
    qtbot.keyClick(at(page), Key.Key_T)
    qtbot.waitUntil(lambda: title in lines(page.panels.today))


def test_more_than_a_dozen_overnight_is_said_and_shown_when_asked_for(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    evening = datetime.combine(filled.today() - DAY, time(18))
    for n in range(20):
        kind = MeetingKind.COACHING
        filled.do(meet_once, OnTheSpot(kind, f"Talk {n:02}", evening, filled.zone().key))
    overnight = page.panels.overnight
    qtbot.waitUntil(lambda: len(overnight.lines()) == 13)
    assert page.brief is not None
    rest = len(page.brief.urgent) - 12
    more = walk_to(page, qtbot, "more")
    assert more.item.title == f"And {rest} more"
    qtbot.keyClick(more, Key.Key_S)
    first = overnight.lines()[0].item.key
    walk_to(page, qtbot, first)
    qtbot.keyClick(at(page), Key.Key_S)
    qtbot.waitUntil(lambda: lines(overnight)[-1] == f"And {rest - 1} more")
    assert len(overnight.lines()) == 13
    qtbot.keyClick(walk_to(page, qtbot, "more"), Key.Key_Return)
    assert len(overnight.lines()) == 12 + rest - 1
    assert overnight.lines()[12].hasFocus()


def test_a_meeting_is_asked_about_once_though_its_reminder_rang(
    page: BriefPage, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    here = filled.now().astimezone(filled.zone()).replace(tzinfo=None)
    kind = MeetingKind.COACHING
    filled.do(meet_once, OnTheSpot(kind, "Coaching", here, filled.zone().key))
    filled.tend(bring_up_to_date, filled.here().key, filled.zone().key)
    clock.advance(hours=3)
    rings = filled.tend(claim_due, "test")
    filled.tend(mark_shown, [one.id for one in rings], "test")
    rang = [row.title for row in filled.ask(inbox)]
    assert "How did it go? Coaching" in rang
    page.refresh()
    asked = [title for title in lines(page.panels.overnight) if "Coaching" in title]
    assert asked == ["Coaching"]


def test_starting_the_day_ticks_its_step(page: BriefPage, filled: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.begun):
        page.start.click()
    qtbot.waitUntil(lambda: page.brief is not None and _morning(page).resolved)
    position = filled.position
    page.begin_the_day()
    assert filled.position == position


def _morning(page: BriefPage) -> AgendaRow:
    assert page.brief is not None
    return next(row for row in page.brief.tasks if row.task.subtitle_key == "morning")


def test_what_the_wrap_up_put_first_stands_first(
    page: BriefPage, filled: Workspace, clock: Clock
) -> None:
    tomorrow = filled.today().replace(day=filled.today().day + 1)
    ids = [filled.do(add_task, title, due_on=tomorrow) for title in ("Alpha", "Beta")]
    filled.do(close_day, filled.today(), "good", [ids[1], ids[0]])
    clock.advance(days=1)
    page.refresh()
    assert lines(page.panels.today)[:2] == ["Beta", "Alpha"]
    assert filled.ask(one_task, ids[0]) is not None


def test_names_are_no_markup_and_every_line_has_a_name(page: BriefPage) -> None:
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in page.findChildren(QLabel))
    assert all(line.accessibleName() for line in page.findChildren(LineButton))


def test_quiet_people_are_to_be_seen(page: BriefPage, filled: Workspace, qtbot: QtBot) -> None:
    people = [line.item.subject for line in page.panels.people.lines()]
    assert all(isinstance(one, ToSee) for one in people)
    shown = {one.person_id for one in people if isinstance(one, ToSee)}
    person_id, _name = a_person(filled)
    filled.do(check_in_with, person_id, 1, "", "")
    qtbot.waitUntil(lambda: page.panels.line_of(f"person:{person_id}") is not None)
    assert len(page.panels.people.lines()) >= len(shown)


def test_the_quarter_says_where_it_stands_and_opens_its_rows(
    page: BriefPage, filled: Workspace, qtbot: QtBot
) -> None:
    attained, coverage = page.panels.numbers.lines()[-2:]
    today = filled.today()
    won = filled.ask(
        lambda db: db.value(
            "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND closed_on BETWEEN ? AND ?",
            day_number(date(2026, 1, 1)), day_number(today),
        )
    )  # fmt: skip
    quota = filled.ask(lambda db: db.value("SELECT sum(amount) FROM quota"))
    assert attained.item.value == f"{percent(won / quota)} of quota"
    assert attained.item.second.startswith(
        f"{short_money(won, 'USD')} of {short_money(quota, 'USD')}"
    )
    assert "ahead of pace" in attained.item.second or "behind pace" in attained.item.second
    assert "open and due in it" in coverage.item.second
    for line, key in ((attained, "quota_attainment"), (coverage, "coverage")):
        with qtbot.waitSignal(page.figure_opened) as opened:
            line.opened.emit(line.item)
        assert opened.args == [key]


def test_the_terminal_says_what_the_page_says(
    page: BriefPage, filled: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.do(note_news, NewsAbout.RIVAL, "Bolt buys Kilo")
    assert do_brief(filled, Namespace()) == 0
    told = capsys.readouterr().out
    assert page.brief is not None
    said = [line.item for panel in page.panels._shown for line in panel.lines()]
    figures = "number:", "quarter:", "deal:"
    titles = [item.title for item in said if not item.key.startswith(figures)]
    for title in [*titles, *(row.title for row in page.brief.needs.rows), "Bolt buys Kilo"]:
        assert plain(title) in told, title
    for title in ("Four checks", "Overnight", "This quarter", "Check in with"):
        assert title in told
