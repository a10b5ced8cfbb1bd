"""Rhythms set, changed and ended on the page; a rule survives the choices that show it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.people import add_person, add_team, place_person
from cockpit.analysis import rules
from cockpit.analysis.meeting_words import usual_agenda
from cockpit.analysis.rules import rule_days
from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.plan import Subject
from cockpit.domain.recurrence import Shift, ZoneMode
from cockpit.queries.meetings import cadences
from cockpit.ui.people.page import PeoplePage
from cockpit.ui.people.rhythm_choice import Often, RhythmChoice
from cockpit.ui.widgets.buttons import IconButton
from cockpit.workspace import Workspace
from tests.ui.people.conftest import Shown

TODAY = date(2026, 3, 10)
DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
EVERY = st.integers(1, 12)
RULES = st.one_of(
    st.just(""),
    st.just(rules.weekdays()),
    st.just(rules.last_working_day()),
    EVERY.map(rules.daily),
    st.builds(lambda day, every: rules.weekly(day, every=every), DAYS, EVERY),
    st.builds(rules.monthly_on, st.integers(1, 31), EVERY),
    st.builds(rules.monthly_nth, DAYS, st.sampled_from([1, 2, 3, 4, -1]), EVERY),
    st.builds(rules.weekly, DAYS, DAYS),
    st.just("FREQ=DAILY;COUNT=9"),
)


@pytest.fixture
def rhythm(qtbot: QtBot) -> RhythmChoice:
    widget = RhythmChoice()
    qtbot.addWidget(widget)
    return widget


def test_a_rule_comes_back_from_its_choices(rhythm: RhythmChoice) -> None:
    @given(RULES, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    def comes_back(rule: str, starts_on: date) -> None:
        rhythm.set_rule(rule, starts_on)
        again = rhythm.rule(starts_on)
        end = starts_on + timedelta(days=390)
        if rule:
            assert rule_days(again, starts_on, starts_on, end) == rule_days(
                rule, starts_on, starts_on, end
            )
        else:
            assert again == ""

    comes_back()


@pytest.mark.parametrize("often", [Often.QUARTERLY, Often.YEARLY])
def test_quarters_and_years_take_their_day_from_the_start(
    rhythm: RhythmChoice, often: Often
) -> None:
    start = date(2026, 5, 31)
    rhythm.set_rule(rules.weekly("MO"), start)
    rhythm.often.set_value(often)
    days = rule_days(rhythm.rule(start), start, start, start + timedelta(days=366))
    assert days[0] == start
    assert len(days) == (5 if often is Often.QUARTERLY else 2)
    rhythm.set_rule(rhythm.rule(start), start)
    assert rhythm.often.value() in (often, Often.OTHER)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def someone(workspace: Workspace) -> int:
    return workspace.do(add_person, "Ana Prieto")


def begun(workspace: Workspace, show: Shown, qtbot: QtBot, subject: Subject) -> PeoplePage:
    page = show(workspace)
    page.look_at(subject)
    press(qtbot, page.cadences.add)
    return page


def test_a_new_rhythm_is_a_weekly_one_on_one_with_its_template(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = someone(workspace)
    page = begun(workspace, show, qtbot, Subject(person_id))
    form = page.cadences.form
    form.at.setText("15:30")
    form.rhythm.weekday.set_value("TH")
    form.shift.set_value(Shift.PREVIOUS)
    form.region.setText("ES-MD")
    press(qtbot, form.go)
    (kept,) = workspace.ask(cadences)
    assert (kept.kind, kept.rule, kept.wall_time) == (
        MeetingKind.ONE_ON_ONE, rules.weekly("TH"), "15:30",
    )  # fmt: skip
    assert (kept.person_id, kept.shift, kept.region) == (person_id, Shift.PREVIOUS, "ES-MD")
    assert kept.agenda == usual_agenda(MeetingKind.ONE_ON_ONE)
    assert not form.isVisible()
    qtbot.waitUntil(lambda: page.current() is not None)
    row = page.current()
    assert row is not None
    assert row.local.date() == date(2026, 3, 12)


def test_another_kind_brings_its_template_but_never_over_what_was_written(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    page = begun(workspace, show, qtbot, Subject(someone(workspace)))
    form = page.cadences.form
    form.kind.committed.emit(MeetingKind.PERFORMANCE_REVIEW)
    assert form.agenda.toPlainText().splitlines() == usual_agenda(MeetingKind.PERFORMANCE_REVIEW)
    assert (form.title.text(), form.minutes.text()) == ("Performance review", "60")
    form.agenda.setPlainText("My own")
    form.kind.committed.emit(MeetingKind.COACHING)
    assert form.agenda.toPlainText() == "My own"


def test_what_is_wrong_is_said_in_the_form(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    page = begun(workspace, show, qtbot, Subject(someone(workspace)))
    form = page.cadences.form
    form.zone.setText("Mars/Olympus")
    press(qtbot, form.go)
    assert "Mars/Olympus" in form._refusal.text()
    form.zone.setText("Europe/Madrid")
    form.until.setText("2026-03-01")
    press(qtbot, form.go)
    assert form._refusal.isVisible()
    assert workspace.ask(cadences) == ()


def test_a_team_in_turn_meets_each_member(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    team_id = workspace.do(add_team, "East")
    people = [workspace.do(add_person, name) for name in ("Ana", "Bo")]
    for person_id in people:
        workspace.do(place_person, person_id, team_id, None, None)
    page = begun(workspace, show, qtbot, Subject(team_id=team_id))
    form = page.cadences.form
    form.kind.committed.emit(MeetingKind.COACHING)
    form.together.set_value(True)
    form.at.setText("11:00")
    press(qtbot, form.go)
    qtbot.waitUntil(lambda: len(page.snapshot.rows if page.snapshot else ()) > 0)
    page.look_at(Subject(people[1]))
    row = page.current()
    assert row is not None
    assert (row.kind, f"{row.local:%H:%M}") == (MeetingKind.COACHING, "11:30")
    assert not page.cadences.findChildren(IconButton, "edit")


def test_a_change_keeps_the_past_and_every_second_week_stays_so(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = someone(workspace)
    page = begun(workspace, show, qtbot, Subject(person_id))
    form = page.cadences.form
    form.starts.set_value(TODAY - timedelta(weeks=3))
    form.rhythm.set_rule(rules.weekly("TU", every=2), TODAY)
    press(qtbot, form.go)
    qtbot.waitUntil(lambda: page.current() is not None)
    (kept,) = workspace.ask(cadences)
    page.cadence_desk._on_edited(kept.id)
    form.at.setText("08:15")
    form.mode.set_value(ZoneMode.FLOATING)
    press(qtbot, form.go)
    old, new = workspace.ask(cadences)
    assert old.ends_on == date(2026, 3, 16)
    assert (new.starts_on, new.wall_time, new.chain) == (date(2026, 3, 17), "08:15", old.chain)
    page.refresh()
    rows = page.snapshot.of(Subject(person_id)) if page.snapshot else []
    assert [f"{row.local:%m-%d %H:%M}" for row in rows[:4]] == [
        "02-17 10:00", "03-03 10:00", "03-17 08:15", "03-31 08:15",
    ]  # fmt: skip


def test_ending_ends_today_and_can_be_undone(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = someone(workspace)
    page = begun(workspace, show, qtbot, Subject(person_id))
    press(qtbot, page.cadences.form.go)
    qtbot.waitUntil(lambda: page.current() is not None)
    (kept,) = workspace.ask(cadences)
    page.cadence_desk._on_edited(kept.id)
    press(qtbot, page.cadences.form.end)
    page.refresh()
    assert [row.state for row in page.snapshot.of(Subject(person_id))] == [  # type: ignore[union-attr]
        MeetingState.PLANNED
    ]
    workspace.undo()
    page.refresh()
    assert len(page.snapshot.of(Subject(person_id))) > 5  # type: ignore[union-attr]
