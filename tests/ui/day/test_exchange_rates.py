"""Rates are noted and taken out by hand, one step each, and refused where the hand is."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.rates import remove_rate, set_rate
from cockpit.domain.refusal import Refused
from cockpit.queries.rates import latest_rates
from cockpit.ui.settings.exchange_rates import ExchangeRates
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> ExchangeRates:
    made = ExchangeRates(context)
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_a_rate_is_noted_and_taken_out(
    section: ExchangeRates, context: Context, qtbot: QtBot
) -> None:
    workspace: Workspace = context.workspace
    before = len(workspace.ask(latest_rates))
    section.currency.setText("gbp")
    section.rate.setText("1,2734")
    section.on_day.setText(workspace.today().isoformat())
    section.note.click()
    noted = [one for one in workspace.ask(latest_rates) if one.currency == "GBP"]
    assert [(one.into, one.rate, one.on_day) for one in noted] == [
        ("USD", 1.2734, workspace.today())
    ]
    assert section.rate.text() == ""
    section.refresh()
    section.table.show_row(noted[0].id)
    section._on_remove()
    assert len(workspace.ask(latest_rates)) == before
    workspace.undo()
    assert len(workspace.ask(latest_rates)) == before + 1


@pytest.mark.parametrize(
    ("code", "rate"), [("GB", "1.2"), ("GBP", "none"), ("GBP", "-1"), ("USD", "1"), ("", "2")]
)
def test_what_makes_no_rate_is_said(
    section: ExchangeRates, context: Context, qtbot: QtBot, code: str, rate: str
) -> None:
    said: list[str] = []
    section.refused.connect(said.append)
    section.currency.setText(code)
    section.rate.setText(rate)
    section.on_day.setText(context.workspace.today().isoformat())
    before = context.workspace.position
    section.note.click()
    assert len(said) == 1
    assert context.workspace.position == before


def test_a_rate_of_a_day_is_written_over(context: Context) -> None:
    workspace: Workspace = context.workspace
    day = date(2020, 1, 2)
    workspace.do(set_rate, "chf", "USD", day, 1.03)
    workspace.do(set_rate, "CHF", "usd", day, 1.04)
    rows = [one for one in workspace.ask(latest_rates) if one.currency == "CHF"]
    assert [one.rate for one in rows] == [1.04]
    workspace.do(remove_rate, rows[0].id)
    with pytest.raises(Refused):
        workspace.do(set_rate, "CHF", "USD", date(2100, 1, 1), 1.0)
