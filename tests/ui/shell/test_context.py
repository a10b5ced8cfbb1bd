"""Whose deals and which period: chosen in the header, told to every page."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.domain.filters import EVERYTHING, DealFilter, Scope
from cockpit.domain.period import Period
from cockpit.ui.shell.context import ScopeChoice, filter_of, period_choices, period_of
from cockpit.ui.widgets.menu import Menu

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("key", "first", "end"),
    [
        ("this_quarter", (2026, 10, 1), (2027, 1, 1)),
        ("last_quarter", (2026, 7, 1), (2026, 10, 1)),
        ("this_week", (2026, 11, 23), (2026, 11, 30)),
        ("last_month", (2026, 10, 1), (2026, 11, 1)),
        ("last_365_days", (2025, 11, 25), (2026, 11, 25)),
        ("this_day", (2026, 11, 24), (2026, 11, 25)),
        ("last_day", (2026, 11, 23), (2026, 11, 24)),
        ("to_date_month", (2026, 11, 1), (2026, 11, 25)),
        ("to_date_year", (2026, 1, 1), (2026, 11, 25)),
        ("range:2026-02-03..2026-02-17", (2026, 2, 3), (2026, 2, 18)),
        ("range:nonsense", (2026, 10, 1), (2027, 1, 1)),
        ("nonsense", (2026, 10, 1), (2027, 1, 1)),
    ],
)
def test_periods(key, first, end):
    assert period_of(key, TODAY) == Period(date(*first), date(*end))


def test_a_fiscal_year_moves_the_quarters():
    assert period_of("this_year", TODAY, 2) == Period(date(2026, 2, 1), date(2027, 2, 1))


def test_every_choice_is_a_period():
    for key, title in period_choices():
        assert bool(key) == bool(title)
        assert not key or period_of(key, TODAY).days > 0


@pytest.mark.parametrize(
    ("scope", "me", "expected"),
    [
        ("all", 3, EVERYTHING),
        ("reports", 3, DealFilter(scope=Scope.REPORTS, me=3)),
        ("tree", 3, DealFilter(scope=Scope.TREE, me=3)),
        ("reports", None, EVERYTHING),
        ("team:4", None, DealFilter(teams=frozenset({4}))),
        ("person:7", None, DealFilter(owners=frozenset({7}))),
        ("person:", None, EVERYTHING),
        ("team:x", None, EVERYTHING),
    ],
)
def test_scopes(scope, me, expected):
    assert filter_of(scope, me) == expected


def test_the_header_offers_scopes_and_the_context_tells(stage, qtbot):
    header = stage.window.header
    menu = header.scope_button.menu()
    assert isinstance(menu, Menu)
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["Everyone", "My reports", "My whole tree", "Central <b>", "Vicki && Co"]
    with qtbot.waitSignals([stage.context.scope_changed, stage.context.changed]):
        next(action for action in menu.actions() if action.text() == "Central <b>").trigger()
    assert stage.context.scope == "team:4"
    assert header.scope_button.text() == "Central <b>"
    assert header.scope_button.accessibleName() == "Whose deals: Central <b>"


def test_many_people_and_teams_stand_in_menus_of_their_own(stage):
    people = [ScopeChoice(f"person:{i}", f"Person {i}") for i in range(40)]
    stage.context.offer_scopes([ScopeChoice("all", "Everyone"), *people])
    menu = stage.window.header.scope_button.menu()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Everyone", "A person"]


def test_choosing_a_period(stage, qtbot):
    menu = stage.window.header.period_button.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(stage.context.period_changed):
        next(action for action in menu.actions() if action.text() == "Last year").trigger()
    assert stage.context.period() == Period(date(2025, 1, 1), date(2026, 1, 1))
    with qtbot.assertNotEmitted(stage.context.changed):
        stage.context.set_period("last_year")


def test_any_first_and_last_day_can_be_shown(stage, qtbot):
    header, context = stage.window.header, stage.context
    popover = header.ask_range()
    popover.first.setText("2026-02-03")
    popover.last.setText("2026-02-01")
    popover.show_button.click()
    assert popover.isVisible()
    popover.last.setText("2026-02-17")
    popover.show_button.click()
    assert context.period() == Period(date(2026, 2, 3), date(2026, 2, 18))
    assert header.period_button.text() == "3 Feb 2026 – 17 Feb 2026"
